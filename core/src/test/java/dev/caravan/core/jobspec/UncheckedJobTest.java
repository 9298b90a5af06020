package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Words of which nothing is known can be read and written, and keep a job from being used. */
class UncheckedJobTest {
  private static final String FILE =
      """
      job "example" {
        datacenters = ["dc1"]
        type = "daemon"
        parameterized {
          payload = "perhaps"
        }
        group "other" {
          task "main" {
            driver = "mock"
          }
        }
        group "cache" {
          restart {
            mode = "never"
          }
          reschedule {
            delay_function = "random"
          }
          update {
            health_check = "often"
          }
          disconnect {
            reconcile = "all"
          }
          task "redis" {
            driver = "mock"
            lifecycle {
              hook    = "sometime"
              sidecar = true
            }
            artifact {
              source = "http://127.0.0.1/a"
              mode   = "folder"
            }
            template {
              data        = "a"
              destination = "a"
            }
            template {
              data        = "b"
              destination = "b"
              change_mode = "ignore"
            }
          }
        }
      }
      """;

  private static UncheckedJob read(String text) {
    return JobSpec.parseUnchecked(text, "example.nomad", JobLanguage.HCL2, JobVariables.none());
  }

  @Test
  void wordsAreWrittenAsTheyWereRead() {
    String json = read(FILE).toJson();

    assertThat(json)
        .contains("\"Type\" : \"daemon\"")
        .contains("\"Payload\" : \"perhaps\"")
        .contains("\"Mode\" : \"never\"")
        .contains("\"DelayFunction\" : \"random\"")
        .contains("\"HealthCheck\" : \"often\"")
        .contains("\"Reconcile\" : \"all\"")
        .contains("\"Hook\" : \"sometime\"")
        .contains("\"GetterMode\" : \"folder\"")
        .containsSubsequence("\"ChangeMode\" : \"restart\"", "\"ChangeMode\" : \"ignore\"");
    assertThat(read(json).toJson()).isEqualTo(json);
  }

  @Test
  void eachIsAProblemWithItsPosition() {
    assertThat(read(FILE).unknownWords()).hasSize(9);
    assertThat(read(FILE).unknownWords().get(0))
        .hasToString(
            "example.nomad:3:10: job \"example\": Invalid job type: \"daemon\";"
                + " write one of service, batch, system, sysbatch");
  }

  @Test
  void aJobThatIsToBeUsedHasNone() {
    assertThatThrownBy(() -> JobSpec.parse(FILE, "example.nomad"))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageContaining("daemon")
        .hasMessageContaining("perhaps");
    assertThat(read(FILE.replace("daemon", "batch")).unknownWords()).hasSize(8);
  }

  @Test
  void whatCannotBeReadIsToldTogetherWithThem() {
    assertThatThrownBy(() -> read(FILE.replace("sidecar", "sidecars")))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageContaining("sidecars")
        .hasMessageContaining("daemon");
  }
}
