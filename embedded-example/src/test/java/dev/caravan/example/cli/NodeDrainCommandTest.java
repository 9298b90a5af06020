package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draining a node, step by step, in the words of Nomad's command line. */
class NodeDrainCommandTest extends StubTest {
  private static final String DRAINING =
      "{\"ID\": \"%s\", \"DrainStrategy\": {\"Deadline\": 1}}".formatted(NODE);
  private static final String DRAINED = "{\"ID\": \"%s\"}".formatted(NODE);

  @BeforeEach
  void haveANode() {
    agent()
        .with("/v1/nodes", "[{\"ID\": \"" + NODE + "\"}]")
        .with("/v1/node/" + NODE + "/drain", "{}");
  }

  @Test
  void watchesUntilNothingRunsThere() {
    agent()
        .with("/v1/node/" + NODE, DRAINING, DRAINING, DRAINED)
        .with(
            "/v1/node/" + NODE + "/allocations",
            allocation("run", "running"),
            allocation("stop", "running"),
            allocation("stop", "complete"));

    CommandRun drain = run("node", "drain", "-enable", "-yes", "-deadline", "20s", "86801203");

    assertThat(drain.err()).isEmpty();
    assertThat(drain.exitCode()).isZero();
    assertThat(
            drain
                .out()
                .replaceAll("(?m)^.{20}: ", "TIME: ")
                .replace(NODE, "NODE")
                .replace(ALLOCATION, "ALLOC"))
        .isEqualTo(
            """
            TIME: Ctrl-C to stop monitoring: will not cancel the node drain
            TIME: Node "NODE" drain strategy set
            TIME: Alloc "ALLOC" marked for migration
            TIME: Alloc "ALLOC" draining
            TIME: Alloc "ALLOC" status running -> complete
            TIME: Drain complete for node NODE
            TIME: All allocations on node "NODE" have stopped
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-deadline=20s|{\"Deadline\":20000000000,\"IgnoreSystemJobs\":false}",
        "-ignore-system|{\"Deadline\":3600000000000,\"IgnoreSystemJobs\":true}",
        "-no-deadline|{\"Deadline\":0,\"IgnoreSystemJobs\":false}",
        "-force|{\"Deadline\":-1,\"IgnoreSystemJobs\":false}",
      })
  void saysHowItIsDrained(String option, String spec) {
    CommandRun drain = run("node", "drain", "-enable", "-detach", option, NODE);

    assertThat(drain.out()).isEqualTo("Node \"" + NODE + "\" drain strategy set\n");
    assertThat(agent().writes())
        .containsExactly(
            "PUT /v1/node/%s/drain {\"NodeID\":\"%s\",\"DrainSpec\":%s}"
                .formatted(NODE, NODE, spec));
  }

  @Test
  void saysWhyItIsDrained() {
    run("node", "drain", "-enable", "-detach", "-force", "-m", "new disks", NODE);

    assertThat(agent().writes())
        .singleElement()
        .asString()
        .endsWith("\"Meta\":{\"message\":\"new disks\"}}");
  }

  @Test
  void endsADrain() {
    CommandRun drain = run("node", "drain", "-disable", "-yes", "86801203");

    assertThat(drain.out()).isEqualTo("Node \"" + NODE + "\" drain strategy unset\n");
    assertThat(agent().writes())
        .containsExactly(
            "PUT /v1/node/%s/drain {\"NodeID\":\"%s\",\"DrainSpec\":null,\"MarkEligible\":true}"
                .formatted(NODE, NODE));
  }

  @Test
  void refusesOptionsThatContradictEachOther() {
    assertThat(run("node", "drain", NODE).err())
        .isEqualTo("Either the '-enable' or '-disable' flag must be set\n");
    assertThat(run("node", "drain", "-disable", "-force", NODE).err())
        .isEqualTo("-disable can't be combined with flags configuring drain strategy\n");
    assertThat(run("node", "drain", "-enable", "-force", "-no-deadline", NODE).err())
        .isEqualTo("-force and -no-deadline are mutually exclusive\n");
    assertThat(run("node", "drain", "-enable", "-deadline", "soon", NODE).err())
        .contains("Failed to parse deadline \"soon\"");
    assertThat(agent().writes()).isEmpty();
  }

  private static String allocation(String desired, String client) {
    return "[{\"ID\": \"%s\", \"DesiredStatus\": \"%s\", \"ClientStatus\": \"%s\"}]"
        .formatted(ALLOCATION, desired, client);
  }
}
