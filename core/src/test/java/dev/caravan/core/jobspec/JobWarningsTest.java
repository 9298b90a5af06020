package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobWarningsTest {
  private static final String FILE =
      """
      job "example" {
        datacenters = ["dc1"]
        %s
        group "cache" {
          %s
          task "redis" {
            driver = "mock"
            %s
          }
        }
      }
      """;

  private static final String GROUP = "job \"example\" > group \"cache\"";
  private static final String TASK = GROUP + " > task \"redis\"";

  private static List<String> warnings(String ofJob, String ofGroup, String ofTask) {
    Job job = JobSpec.parse(FILE.formatted(ofJob, ofGroup, ofTask), "example.nomad");
    return JobSpec.warnings(job).stream()
        .map(warning -> warning.path() + ": " + warning.message())
        .toList();
  }

  @Test
  void aPlainJobGivesNoReasonToWarn() {
    assertThat(warnings("", "", "")).isEmpty();
  }

  @Test
  void moreAtATimeThanThereAre() {
    assertThat(warnings("", "count = 2\nupdate {\nmax_parallel = 3\n}", ""))
        .containsExactly(
            GROUP
                + ": Update max parallel count is greater than task group count (3 > 2):"
                + " all allocations may be replaced at the same time");
  }

  @Test
  void canariesOfWhichOnlySomeArePromotedByThemselves() {
    String second =
        """
        group "queue" {
          %s
          task "main" {
            driver = "mock"
          }
        }
        """;
    String byHand = "update {\ncanary = 1\n}";
    String byItself = "update {\ncanary = 1\nauto_promote = true\n}";

    assertThat(warnings(second.formatted(byHand), byItself, ""))
        .containsExactly(
            "job \"example\": auto_promote must be true for all groups"
                + " to enable automatic promotion");
    assertThat(warnings(second.formatted(byItself), byItself, "")).isEmpty();
    assertThat(warnings(second.formatted(""), byItself, "")).isEmpty();
  }

  @Test
  void whatIsWrittenInAnotherWayToday() {
    assertThat(
            warnings(
                "",
                "",
                "resources {\nnetwork {\n}\n}\n"
                    + "template {\ndata = \"a\"\ndestination = \"a\"\nvault_grace = \"5s\"\n}"))
        .containsExactly(
            TASK + " > template: vault_grace has been ignored since Vault 0.5: remove it",
            TASK
                + " > resources > network: networks of tasks are deprecated:"
                + " write the network block in the group");
  }

  @Test
  void whatIsOnlyKeptIsNothingToWarnOf() {
    assertThat(warnings("all_at_once = true", "service {\n}", "")).isEmpty();
  }
}
