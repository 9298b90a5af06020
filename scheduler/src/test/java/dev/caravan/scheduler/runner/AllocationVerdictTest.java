package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.TaskState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationVerdictTest {

  @ParameterizedTest
  @CsvSource({
    "pending,         pending,  No tasks have started",
    "pending pending, pending,  No tasks have started",
    "pending running, running,  Tasks are running",
    "dead running,    running,  Tasks are running",
    "dead pending,    pending,  No tasks have started",
    "dead,            complete, All tasks have completed",
    "dead dead,       complete, All tasks have completed",
    "failed,          failed,   Failed tasks",
    "dead failed,     failed,   Failed tasks",
    // The other tasks are being ended; until then they hold what the allocation has.
    "failed running,  running,  Tasks are running",
    "failed pending,  pending,  No tasks have started"
  })
  void isJudgedByTheTasks(String tasks, String status, String description) {
    List<TaskState> states =
        Arrays.stream(tasks.split(" ")).map(AllocationVerdictTest::task).toList();

    AllocationVerdict verdict = AllocationVerdict.of(states);

    assertThat(verdict.status().word()).isEqualTo(status);
    assertThat(verdict.description()).isEqualTo(description);
  }

  private static TaskState task(String word) {
    boolean failed = word.equals("failed");
    TaskState.Phase phase =
        failed
            ? TaskState.Phase.DEAD
            : Arrays.stream(TaskState.Phase.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow();
    return new TaskState(phase, failed, 0, null, null, null, List.of());
  }
}
