package dev.caravan.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskGroupTest {
  private static final RestartPolicy OFTEN =
      new RestartPolicy(
          9, Duration.ofMinutes(10), Duration.ofSeconds(1), RestartPolicy.Mode.DELAY, true);

  private static TaskGroup group(RestartPolicy ofTask) {
    Task task = Task.builder("task", "mock").restart(ofTask).build();
    return TaskGroup.builder("group", JobType.SERVICE).restart(OFTEN).tasks(task).build();
  }

  @Test
  void aPolicyOfATaskThatIsAsTheGroupsIsTheSameAsNone() {
    RestartPolicy same =
        new RestartPolicy(
            9, Duration.ofMinutes(10), Duration.ofSeconds(1), RestartPolicy.Mode.DELAY, true);

    TaskGroup group = group(same);

    assertThat(group.tasks().get(0).restart()).isNull();
    assertThat(group.restartOf(group.tasks().get(0))).isEqualTo(OFTEN);
  }

  @Test
  void aTaskGoesByItsOwnPolicy() {
    RestartPolicy own = RestartPolicy.defaultFor(JobType.BATCH);

    TaskGroup group = group(own);

    assertThat(group.restartOf(group.tasks().get(0))).isEqualTo(own);
  }
}
