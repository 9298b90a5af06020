package dev.caravan.scheduler.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.NodeResources;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulerMetricsTest {
  private static final Path PAGE = Path.of("../docs/metrics.md");
  private static final String HEAD = "| meter | kind | what |\n|---|---|---|\n";
  private static final String WRITE = "caravan.docs.write";

  private static final String JOB =
      """
      job "NAME" {
        datacenters = ["dc1"]
        group "g" {
          count = COUNT
          task "t" {
            driver = "mock_driver"
            config {
              run_for = "1h"
            }
            resources {
              cpu    = 100
              memory = 100
            }
          }
        }
      }
      """;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private Scheduler scheduler;

  @BeforeEach
  void bind() {
    scheduler =
        Scheduler.builder()
            .node(
                NodeConfig.named("ash")
                    .resources(NodeResources.of(1_000, 1_000, 10_000))
                    .drivers(new MockDriver()))
            .build();
    new SchedulerMetrics(scheduler).bindTo(registry);
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void theClusterIsCounted() {
    register("web", 2);

    awaitValue("caravan.allocations", "running", 2);
    assertThat(value("caravan.nodes", "ready")).isEqualTo(1);
    assertThat(value("caravan.nodes", "down")).isZero();
    assertThat(registry.get("caravan.jobs").gauge().value()).isEqualTo(1);
    assertThat(registry.get("caravan.deployments.active").gauge().value()).isEqualTo(1);
  }

  @Test
  void queuesAreCounted() {
    register("much", 20);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> registry.get("caravan.blocked_evals.blocked").gauge().value() == 1);
    assertThat(registry.get("caravan.broker.ready").gauge().value()).isZero();
    assertThat(registry.get("caravan.broker.waiting").gauge().value()).isZero();
  }

  @Test
  void plansAndEventsAreCounted() {
    register("web", 1);

    awaitValue("caravan.allocations", "running", 1);
    assertThat(registry.get("caravan.plan.evaluate").functionTimer().count()).isPositive();
    assertThat(
            registry.get("caravan.plan.evaluate").functionTimer().totalTime(TimeUnit.NANOSECONDS))
        .isPositive();
    assertThat(registry.get("caravan.events.appended").functionCounter().count()).isPositive();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> registry.get("caravan.events.lag").gauge().value() == 0);
  }

  @Test
  void whatTasksUseIsMeasuredOnRequest() {
    register("web", 1);

    awaitValue("caravan.allocations", "running", 1);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> registry.get("caravan.tasks.memory").gauge().value() > 0);
    assertThat(registry.get("caravan.tasks.cpu").gauge().value()).isPositive();
  }

  @Test
  void nothingIsReadOfAClosedScheduler() {
    scheduler.close();

    assertThat(registry.get("caravan.jobs").gauge().value()).isNaN();
  }

  @Test
  void thePageTellsOfAllMeters() throws IOException {
    String page = Files.readString(PAGE);
    String shown = tableIn(page);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, page.replace(shown, table()));
    }

    assertThat(tableIn(Files.readString(PAGE)))
        .as("write it anew with: -Dtest=SchedulerMetricsTest -D%s=true", WRITE)
        .isEqualTo(table());
  }

  private static String tableIn(String page) {
    int begin = page.indexOf(HEAD) + HEAD.length();
    return page.substring(begin, page.indexOf("\n\n", begin));
  }

  private String table() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(SchedulerMetricsTest::row)
        .distinct()
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String row(Meter.Id meter) {
    String tags = meter.getTags().stream().map(Tag::getKey).collect(Collectors.joining("`, `"));
    String unit = meter.getBaseUnit() == null ? "" : ", in " + meter.getBaseUnit();
    return "| `%s` | %s%s%s | %s |"
        .formatted(
            meter.getName(),
            meter.getType().name().toLowerCase(Locale.ROOT),
            unit,
            tags.isEmpty() ? "" : ", by `" + tags + "`",
            meter.getDescription());
  }

  private void register(String name, int count) {
    String text = JOB.replace("NAME", name).replace("COUNT", Integer.toString(count));
    scheduler.register(JobSpec.parse(text, name + ".nomad"));
  }

  private double value(String name, String status) {
    return registry.get(name).tag("status", status).gauge().value();
  }

  private void awaitValue(String name, String status, double value) {
    await().atMost(Duration.ofSeconds(30)).until(() -> value(name, status) == value);
  }
}
