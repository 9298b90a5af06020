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
  void policiesThatNobodyFollows() {
    assertThat(warnings("migrate {\nmax_parallel = 2\n}", "", ""))
        .containsExactly(GROUP + " > migrate: migrate is kept and has no effect");
  }

  @Test
  void whatIsAsByDefaultWasNotAskedFor() {
    assertThat(warnings("", "migrate {\n}", "")).isEmpty();
  }

  @Test
  void logsThatAreNotRotatedAsAskedFor() {
    assertThat(warnings("", "", "logs {\nmax_files = 2\n}"))
        .containsExactly(GROUP + " > task \"redis\" > logs: logs is kept and has no effect");
  }

  @Test
  void preferencesThatNobodyHeeds() {
    String affinity = "affinity {\nattribute = \"${meta.rack}\"\nvalue = \"r1\"\n}\n";
    String spread = "spread {\nattribute = \"${node.datacenter}\"\n}\n";

    assertThat(warnings(affinity, affinity + spread, affinity))
        .containsExactly(
            "job \"example\" > affinity: affinity is kept and has no effect",
            GROUP + " > affinity: affinity is kept and has no effect",
            GROUP + " > spread: spread is kept and has no effect",
            GROUP + " > task \"redis\" > affinity: affinity is kept and has no effect");
  }

  @Test
  void delaysAndMemoryToSpareThatNobodyGives() {
    assertThat(
            warnings(
                "",
                "shutdown_delay = \"5s\"",
                "shutdown_delay = \"1s\"\nresources {\nmemory_max = 500\n}"))
        .containsExactly(
            GROUP + ": shutdown_delay is kept and has no effect",
            GROUP + " > task \"redis\": shutdown_delay is kept and has no effect",
            GROUP + " > task \"redis\" > resources: memory_max is kept and has no effect");
  }

  @Test
  void dataThatDoesNotFollowAndBatchesThatDoNotPause() {
    assertThat(
            warnings(
                "update {\nstagger = \"1m\"\n}",
                "ephemeral_disk {\nsticky = true\nmigrate = true\n}",
                ""))
        .containsExactly(
            GROUP + " > ephemeral_disk: sticky is kept and has no effect",
            GROUP + " > ephemeral_disk: migrate is kept and has no effect",
            GROUP + " > update: stagger is kept and has no effect");
  }

  @Test
  void servicesThatNobodyRegisters() {
    assertThat(warnings("", "service {\n}", "service {\n}"))
        .containsExactly(
            GROUP + " > service: service is kept and has no effect",
            GROUP + " > task \"redis\" > service: service is kept and has no effect");
  }

  @Test
  void whatAnEmbeddedSchedulerHasNoUseFor() {
    assertThat(
            warnings(
                "node_pool = \"gpu\"\nall_at_once = true",
                "consul {\nnamespace = \"n\"\n}\nnetwork {\ncidr = \"10.0.0.0/8\"\n}",
                "vault {\n}\nidentity {\nenv = true\n}\nresources {\niops = 1\n}"))
        .containsExactly(
            "job \"example\": all_at_once is kept and has no effect",
            "job \"example\": node_pool is kept and has no effect",
            GROUP + " > consul: consul is kept and has no effect",
            GROUP + " > network: cidr is kept and has no effect",
            GROUP + " > task \"redis\": identity is kept and has no effect",
            GROUP + " > task \"redis\" > vault: vault is kept and has no effect",
            GROUP + " > task \"redis\" > resources: iops is kept and has no effect");
  }

  @Test
  void whatIsKeptOfAService() {
    assertThat(warnings("", "service {\nconnect {\nnative = true\n}\n}", ""))
        .containsExactly(
            GROUP + " > service: service is kept and has no effect",
            GROUP + " > service > connect: connect is kept and has no effect");
  }

  @Test
  void templatesThatAreNotRenderedAnewAndGraceThatVaultIgnores() {
    String restart = "restart {\nattempts = %d\nrender_templates = true\n}\n";
    String template = "template {\ndata = \"a\"\ndestination = \"a\"\nvault_grace = \"5s\"\n}";

    assertThat(warnings("", restart.formatted(1), restart.formatted(2) + template))
        .containsExactly(
            GROUP + " > restart: render_templates is kept and has no effect",
            GROUP + " > task \"redis\" > restart: render_templates is kept and has no effect",
            GROUP + " > task \"redis\" > template: vault_grace is kept and has no effect");
  }

  @Test
  void boundsThatNobodyScalesWithin() {
    assertThat(warnings("", "", "scaling \"cpu\" {\nmax = 500\n}"))
        .containsExactly(GROUP + " > task \"redis\" > scaling: scaling is kept and has no effect");
  }

  @Test
  void networksThatNobodySetsUp() {
    assertThat(
            warnings(
                "",
                "network {\nhostname = \"h\"\ndns {\nservers = [\"9.9.9.9\"]\n}\n"
                    + "port \"p\" {\nhost_network = \"n\"\nignore_collision = true\n}\n}",
                ""))
        .containsExactly(
            GROUP + " > network > dns: dns is kept and has no effect",
            GROUP + " > network: hostname is kept and has no effect",
            GROUP + " > network > port \"p\": host_network is kept and has no effect",
            GROUP + " > network > port \"p\": ignore_collision is kept and has no effect");
  }

  @Test
  void groupsThatNobodyScales() {
    assertThat(warnings("", "scaling {\nmax = 3\n}", ""))
        .containsExactly(GROUP + " > scaling: scaling is kept and has no effect");
  }
}
