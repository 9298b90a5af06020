package dev.caravan.drivers.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a driver promises whose tasks outlive the host that started them. */
public abstract class RecoverableDriverContract extends DriverContract {
  private static final Duration GRACE = Duration.ofSeconds(20);

  @Test
  void closingLeavesTasksRunning() throws Exception {
    driver.start(sandbox.request(running("up")));
    driver.close();

    TaskHandle recovered = recover(running("up"));

    assertThat(recovered.exit()).isNotDone();
  }

  @Test
  void recoversARunningTask() throws Exception {
    TaskRequest request = sandbox.request(running("up"));
    driver.start(request);
    sandbox.awaitStdout("up");

    TaskHandle recovered = recover(running("up"));
    assertThat(recovered.exit()).isNotDone();
    assertThat(recovered.usage().memoryBytes()).isPositive();

    recovered.kill(null, GRACE);
    assertThat(recovered.exit()).isDone();
  }

  @Test
  void recoversATaskThatEndedMeanwhile() throws Exception {
    ended(driver.start(sandbox.request(ending("done", 5))));

    assertThat(ended(recover(ending("done", 5)))).isEqualTo(TaskExit.code(5));
  }

  @Test
  void tellsTheSameOfATaskAfterARestart() throws Exception {
    TaskHandle task = driver.start(sandbox.request(ending("done", 5)));
    ended(task);

    assertThat(recover(ending("done", 5)).inspect()).isEqualTo(task.inspect());
  }

  @Test
  void tellsTheSameOfARunningTaskAfterARestart() throws Exception {
    TaskHandle task = driver.start(sandbox.request(running("up")));

    assertThat(recover(running("up")).inspect()).isEqualTo(task.inspect());
  }

  @Test
  void recoversAsOftenAsAsked() throws Exception {
    ended(driver.start(sandbox.request(ending("done", 5))));
    recover(ending("done", 5));

    assertThat(ended(recover(ending("done", 5)))).isEqualTo(TaskExit.code(5));
    assertThat(sandbox.stdout()).isEqualTo("done\n");
  }
}
