package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobNotesTest {
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

  private static List<String> notes(String ofJob, String ofGroup, String ofTask) {
    Job job = JobSpec.parse(FILE.formatted(ofJob, ofGroup, ofTask), "example.nomad");
    return JobSpec.notes(job).stream().map(note -> note.path() + ": " + note.message()).toList();
  }

  @Test
  void ofAPlainJobAllHasAnEffect() {
    assertThat(notes("", "", "")).isEmpty();
  }

  @Test
  void policiesThatNobodyFollows() {
    assertThat(notes("update {\nstagger = \"10s\"\n}", "", ""))
        .containsExactly(GROUP + " > update: stagger is kept and has no effect");
  }

  @Test
  void jobsForEachNodeAreStaggered() {
    String job =
        "job \"j\" {\ntype = \"system\"\ndatacenters = [\"dc1\"]\ngroup \"g\" {\nupdate {\n"
            + "stagger = \"10s\"\n}\ntask \"t\" {\ndriver = \"docker\"\n}\n}\n}";

    assertThat(JobSpec.notes(JobSpec.parse(job, "j.nomad"))).isEmpty();
  }

  @Test
  void whatIsAsByDefaultWasNotAskedFor() {
    assertThat(notes("", "update {\n}", "")).isEmpty();
  }

  @Test
  void servicesThatNobodyRegisters() {
    assertThat(notes("", "service {\n}", "service {\n}"))
        .containsExactly(
            GROUP + " > service: service is kept and has no effect",
            GROUP + " > task \"redis\" > service: service is kept and has no effect");
  }

  @Test
  void whatAnEmbeddedSchedulerHasNoUseFor() {
    assertThat(
            notes(
                "all_at_once = true",
                "consul {\nnamespace = \"n\"\n}\nnetwork {\ncidr = \"10.0.0.0/8\"\n}",
                "vault {\n}\nidentity {\nenv = true\n}\nresources {\niops = 1\n}"))
        .containsExactly(
            "job \"example\": all_at_once is kept and has no effect",
            GROUP + " > consul: consul is kept and has no effect",
            GROUP + " > network: cidr is kept and has no effect",
            GROUP + " > task \"redis\": identity is kept and has no effect",
            GROUP + " > task \"redis\" > vault: vault is kept and has no effect",
            GROUP + " > task \"redis\" > resources: iops is kept and has no effect");
  }

  @Test
  void whatIsKeptOfAService() {
    assertThat(notes("", "service {\nconnect {\nnative = true\n}\n}", ""))
        .containsExactly(
            GROUP + " > service: service is kept and has no effect",
            GROUP + " > service > connect: connect is kept and has no effect");
  }

  @Test
  void boundsThatNobodyScalesWithin() {
    assertThat(notes("", "", "scaling \"cpu\" {\nmax = 500\n}"))
        .containsExactly(GROUP + " > task \"redis\" > scaling: scaling is kept and has no effect");
  }

  @Test
  void networksThatNobodySetsUp() {
    assertThat(
            notes(
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
    assertThat(notes("", "scaling {\nmax = 3\n}", ""))
        .containsExactly(GROUP + " > scaling: scaling is kept and has no effect");
  }
}
