package dev.caravan.core.diff;

import static dev.caravan.core.diff.Jobs.inPlace;
import static dev.caravan.core.diff.Jobs.job;
import static dev.caravan.core.diff.Jobs.sleep;
import static dev.caravan.core.diff.Jobs.withGroup;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceDifferTest {
  private static final String WEB =
      """
      name = "plan-service-web"
      port = "http"
      tags = ["a", "b"]
      """;

  private static final String CHECK =
      """
      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }
      """;

  private static Job with(String... services) {
    StringBuilder blocks = new StringBuilder();
    for (String service : services) {
      blocks.append("service {\n").append(service).append("}\n");
    }
    String file =
        """
        job "plan-service" {
          datacenters = ["dc1"]
          group "web" {
            network {
              port "http" {}
              port "admin" {}
            }
            %s
            task "main" {
              driver = "raw_exec"
            }
          }
        }
        """;
    List<Service> read =
        JobSpec.parse(file.formatted(blocks), "job.nomad").taskGroups().get(0).services();
    return withGroup(
        job("plan-service", 1, sleep()),
        group ->
            group.networks(Network.of(Port.dynamic("http"), Port.dynamic("admin"))).services(read));
  }

  private static void plan(String title, Job after) {
    new RecordedPlan("plan-service", title, with(WEB + CHECK), after)
        .isWhatComesOf(Map.of("web", inPlace(1)));
  }

  @Test
  void anotherTag() {
    plan("another tag", with(WEB.replace("\"a\", \"b\"", "\"b\", \"c\"") + CHECK));
  }

  @Test
  void anotherInterval() {
    plan("another interval", with(WEB + CHECK.replace("10s", "20s")));
  }

  @Test
  void oneMore() {
    String second = "name = \"plan-service-second\"\nport = \"admin\"\n";
    plan("one more service", with(WEB + CHECK, second));
  }

  @Test
  void canaryTagsAndMeta() {
    plan(
        "canary tags and meta",
        with(WEB + "canary_tags = [\"new\"]\nmeta {\nk = \"v\"\n}\n" + CHECK));
  }

  @Test
  void none() {
    plan("no service", with());
  }
}
