package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about auditing shows what the commands print. */
class AuditingDocsTest extends AgentTest {
  private static final Path PAGE = Path.of("../docs/auditing.md");
  private static final String WRITE = "caravan.docs.write";
  private static final String PROMPT = "$ caravan ";

  private String allocation = "";
  private String evaluation = "";
  private String then = "";

  @Test
  void thePageShowsWhatIsPrinted() throws IOException {
    runAndStopJob();
    String page = template().lines().map(this::withOutput).collect(Collectors.joining("\n")) + "\n";
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, page);
    }

    assertThat(masked(Files.readString(PAGE)))
        .as(
            "write it anew with: ./mvnw test -pl core,drivers,scheduler,http,embedded-example"
                + " -Dtest=AuditingDocsTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .isEqualTo(masked(page));
  }

  private void runAndStopJob() {
    run("job", "run", file("example.nomad", JobFiles.service("example")));
    allocation = printed("job", "allocs", "-t", "{{range .}}{{.ID}}{{end}}", "example");
    evaluation = printed("alloc", "status", "-t", "{{.EvalID}}", allocation);
    then = printed("audit", "events", "-t", "{{range .}}{{.Position}} {{end}}");
    then = then.substring(then.lastIndexOf(' ') + 1);
    run("job", "stop", "example");
    await()
        .until(
            () ->
                printed("alloc", "status", "-t", "{{.ClientStatus}}", allocation)
                    .equals("complete"));
  }

  private String printed(String... command) {
    return run(command).out().strip();
  }

  private static String template() throws IOException {
    try (InputStream text = AuditingDocsTest.class.getResourceAsStream("auditing.md")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A line of the page; below a command, what it prints. */
  private String withOutput(String line) {
    if (!line.startsWith(PROMPT)) {
      return line;
    }
    String command =
        line.replace("<alloc>", allocation.substring(0, 8))
            .replace("<eval>", evaluation.substring(0, 8))
            .replace("<then>", then);
    CommandRun run = run(command.substring(PROMPT.length()).split(" ", -1));
    assertThat(run.err()).as(command).isEmpty();
    return command + "\n" + run.out().stripTrailing();
  }

  /** Nodes tell in one report or in several how allocations are. */
  private static String masked(String page) {
    return new CommandRun(0, page, "")
        .masked()
        .replaceAll("\\d+(\\.\\d+)?", "N")
        .replaceAll("(?m)^N .* Allocation \"ID\" is .*\n", "");
  }
}
