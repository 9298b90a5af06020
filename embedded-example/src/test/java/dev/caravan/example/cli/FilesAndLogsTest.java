package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What tasks write, and the files of allocations. */
class FilesAndLogsTest extends AgentTest {
  private static final String LOG = "alloc/logs/redis.stdout.0";

  private String allocation = "";

  @BeforeAll
  void runJob() {
    String job =
        JobFiles.service("writer")
            .replace(
                "run_for = \"1h\"", "run_for = \"1h\"\nstdout_string = \"one\\ntwo\\nthree\\n\"");
    run("job", "run", file("writer.nomad", job));
    allocation = run("job", "allocs", "-t", "{{range .}}{{.ID}}{{end}}", "writer").out().strip();
  }

  @Test
  void allThatATaskWrote() {
    CommandRun logs = run("alloc", "logs", allocation);

    assertThat(logs).isEqualTo(new CommandRun(0, "one\ntwo\nthree\n", ""));
    assertThat(run("alloc", "logs", allocation, "redis")).isEqualTo(logs);
    assertThat(run("alloc", "logs", "-task", "redis", allocation)).isEqualTo(logs);
    assertThat(run("alloc", "logs", "-job", "writer")).isEqualTo(logs);
  }

  @Test
  void theEndOfWhatATaskWrote() {
    assertThat(run("alloc", "logs", "-tail", "-n", "2", allocation).out())
        .isEqualTo("two\nthree\n");
    assertThat(run("alloc", "logs", "-tail", "-c", "4", allocation).out()).isEqualTo("ree\n");
    assertThat(run("alloc", "logs", "-tail", allocation).out()).isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  void standardError() {
    assertThat(run("alloc", "logs", "-stderr", allocation)).isEqualTo(new CommandRun(0, "", ""));
  }

  /** A log that is followed ends with its task. */
  @Test
  void whatATaskWritesUntilItEnds() {
    String brief =
        JobFiles.service("brief")
            .replace("datacenters", "type = \"batch\"\ndatacenters")
            .replaceAll("(?s)update \\{.*?}", "")
            .replace("run_for = \"1h\"", "run_for = \"1s\"\nstdout_string = \"bye\\n\"");
    run("job", "run", file("brief.nomad", brief));

    assertThat(run("alloc", "logs", "-f", "-job", "brief"))
        .isEqualTo(new CommandRun(0, "bye\n", ""));
  }

  @Test
  void taskThatIsNotThere() {
    CommandRun logs = run("alloc", "logs", allocation, "none");

    assertThat(logs.exitCode()).isEqualTo(1);
    assertThat(logs.err()).startsWith("Error reading log: Unexpected response code: ");
  }

  @Test
  void directories() {
    assertThat(run("alloc", "fs", allocation).masked())
        .matches(
            """
            Mode  Size  Modified Time  Name
            d[rwx-]{9}  4.0 KiB  TIME  alloc/
            d[rwx-]{9}  4.0 KiB  TIME  redis/
            """);
    assertThat(run("alloc", "fs", allocation, "alloc/logs").out())
        .contains("14 B", "redis.stdout.0");
  }

  @Test
  void files() {
    assertThat(run("alloc", "fs", allocation, LOG).out()).isEqualTo("one\ntwo\nthree\n");
    assertThat(run("alloc", "fs", "-job", "writer", LOG).out()).isEqualTo("one\ntwo\nthree\n");
    assertThat(run("alloc", "fs", "-tail", "-n=1", allocation, LOG).out()).isEqualTo("three\n");
    assertThat(run("alloc", "fs", "-c", "4", allocation, LOG).out()).isEqualTo("ree\n");
    assertThat(run("alloc", "fs", "-stat", "-verbose", allocation, LOG).masked())
        .contains("14  TIME  redis.stdout.0");
  }

  @Test
  void fileThatIsNotThere() {
    CommandRun fs = run("alloc", "fs", allocation, "alloc/none");

    assertThat(fs.exitCode()).isEqualTo(1);
    assertThat(fs.err()).startsWith("Error stating file: Unexpected response code: 404 (");
  }

  @Test
  void whateverAnIdBelongsTo() {
    assertThat(run("status", allocation).masked())
        .isEqualTo(run("alloc", "status", allocation).masked());
    assertThat(run("status", "writer").masked()).isEqualTo(run("job", "status", "writer").masked());
    assertThat(run("status", "fffffffff").err()).isEqualTo("Unable to resolve ID: \"fffffffff\"\n");
  }
}
