package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.drivers.jvm.JvmDriver;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in the host's own process, by way of the scheduler. */
class JvmTasksTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String JOB =
      """
      job "worker" {
        datacenters = ["dc1"]
        group "main" {
          restart {
            delay = "100ms"
          }
          task "work" {
            driver = "jvm"
            config {
              handler = "work"
            }
          }
        }
      }
      """;

  @TempDir Path directory;

  private final AtomicInteger starts = new AtomicInteger();

  @Test
  void aTaskThatEndedWithItsHostIsLostAndStartsAgain() throws Exception {
    try (Scheduler scheduler = scheduler("work")) {
      scheduler.register(job());
      await().atMost(LIMIT).until(() -> starts.get() == 1);
    }

    try (Scheduler scheduler = scheduler("work")) {
      await().atMost(LIMIT).until(() -> starts.get() == 2);

      Allocation allocation = scheduler.status("worker").allocations().get(0);
      assertThat(allocation.taskStates().get("work").events())
          .extracting(TaskEvent::message)
          .contains("Exit unknown: the task was gone when its node came back");
      scheduler.stop("worker");
      await()
          .atMost(LIMIT)
          .until(() -> scheduler.status("worker").allocations().get(0).clientStatus().isTerminal());
    }
  }

  @Test
  void aJobIsTakenWhoseHandlerAnyNodeHas() throws Exception {
    NodeConfig other = NodeConfig.named("other").drivers(driver("work"));
    try (Scheduler scheduler =
        Scheduler.builder()
            .node(NodeConfig.named("solo").drivers(driver("something")))
            .node(other)
            .build()) {
      assertThat(scheduler.plan(job()).warnings()).isEmpty();
    }
  }

  private Scheduler scheduler(String handler) {
    return Scheduler.builder()
        .dataDirectory(directory)
        .node(NodeConfig.named("solo").drivers(driver(handler)))
        .build();
  }

  private JvmDriver driver(String handler) {
    return JvmDriver.builder()
        .handler(
            handler,
            context -> {
              starts.incrementAndGet();
              new CountDownLatch(1).await();
              return 0;
            })
        .build();
  }

  private static Job job() {
    return JobSpec.parse(JOB, "worker.nomad");
  }
}
