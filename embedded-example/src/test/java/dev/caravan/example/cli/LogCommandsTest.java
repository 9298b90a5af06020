package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.example.cli.CommandRun.Shell;
import dev.caravan.example.cli.agent.Agent;
import dev.caravan.example.cli.agent.TestAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of an agent copied, checked and archived by commands. */
class LogCommandsTest {
  @TempDir private Path temp;
  private Agent agent;
  private Shell shell;

  @BeforeEach
  void runAndForgetJob() {
    agent = TestAgents.solo(temp.resolve("data"));
    shell = CommandRun.shell(agent.uri(), temp);
    run("job", "run", JobFiles.write(temp, "example.nomad", JobFiles.service("example")));
    run("job", "stop", "-purge", "example");
    await()
        .until(
            () -> {
              run("system", "gc");
              return run("job", "allocs", "-all", "example").exitCode() != 0;
            });
  }

  @AfterEach
  void close() {
    agent.close();
  }

  private CommandRun run(String... args) {
    return shell.run(args);
  }

  private static List<String> sentences(CommandRun events) {
    assertThat(events.exitCode()).as(events.err()).isZero();
    return events.out().lines().toList();
  }

  @Test
  void theHeadIsKeptAndComparedLater() {
    String head = run("log", "head").out().strip();
    run("job", "run", "-detach", "example.nomad");

    CommandRun same = run("log", "verify", "-head", head);
    String changed = head.substring(0, head.length() - 1) + (head.endsWith("0") ? "1" : "0");
    CommandRun other = run("log", "verify", "-head", changed);

    assertThat(head).matches("\\d+:[0-9a-f]{64}");
    assertThat(same.exitCode()).isZero();
    assertThat(same.out()).contains("events read: all are as they were written");
    assertThat(run("log", "verify", "-json").out()).contains("\"Intact\": true");
    assertThat(run("log", "verify", "-head", "x").err()).contains("is no head of a log");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.out()).contains("is not what it was when its head was " + changed);
  }

  @Test
  void whatIsExportedCanBeImported() throws IOException {
    CommandRun exported = run("log", "export", "log.jsonl");
    CommandRun imported = run("log", "import", "log.jsonl", "copy");

    String head = exported.out().strip().replaceAll(".*up to ", "");
    assertThat(exported.out()).startsWith("Exported the log to log.jsonl, up to ");
    assertThat(imported.out()).isEqualTo("Imported the log to copy, up to " + head + "\n");
    assertThat(temp.toFile().list())
        .contains("copy", "log.jsonl")
        .noneMatch(name -> name.endsWith(".part"));
    assertThat(run("log", "export", "log.jsonl").err()).contains("exists; choose another file");
    assertThat(run("log", "import", "log.jsonl", "copy").err())
        .contains("is not empty; choose another directory");
    assertThat(run("log", "import", "example.nomad", "other").err())
        .contains("line 1 of ", "cannot be read");
  }

  @Test
  void aBackupIsADataDirectory() throws IOException {
    CommandRun backup = run("log", "backup", "copy");

    assertThat(backup.exitCode()).as(backup.err()).isZero();
    try (EventStorage copy = EventStorage.sqlite(temp.resolve("copy"))) {
      assertThat(backup.out())
          .isEqualTo("Copied the log to copy, up to " + copy.auditHead() + "\n");
      assertThat(copy.verify(null, ProgressListener.NONE).isIntact()).isTrue();
    }
    assertThat(temp.resolve("copy.jsonl")).doesNotExist();
    assertThat(run("log", "backup", "copy").err())
        .contains("is not empty; choose another directory");
  }

  @Test
  void whatIsArchivedIsStillThere() throws IOException {
    List<String> before = sentences(run("audit", "events", "-to", "10"));

    CommandRun archived = run("log", "archive", "-older-than", "0s");

    assertThat(archived.out()).containsPattern("^\\d+ events archived in\n  .*\\.jsonl\\.gz\n$");
    assertThat(sentences(run("audit", "events", "-to", "10"))).isEqualTo(before);
    assertThat(run("audit", "verify").exitCode()).isZero();
    assertThat(run("log", "verify").exitCode()).isZero();
    assertThat(run("log", "archive").out()).isEqualTo("Nothing is that old\n");
    assertThat(run("log", "archive", "-older-than", "long").err())
        .contains("give a duration such as 720h");
    missingArchiveIsNamed();
  }

  private void missingArchiveIsNamed() throws IOException {
    Path archive = temp.resolve("data/archive");
    try (Stream<Path> files = Files.list(archive)) {
      Files.delete(files.findAny().orElseThrow());
    }

    assertThat(run("log", "verify").exitCode()).isEqualTo(2);
    for (String[] command :
        List.of(
            new String[] {"log", "verify"},
            new String[] {"audit", "verify"},
            new String[] {"audit", "replay"},
            new String[] {"audit", "events"})) {
      CommandRun run = run(command);
      assertThat(run.out() + run.err())
          .contains("are in the archive " + archive, "which is not there; put it back");
    }
    assertThat(run("log", "export", "broken.jsonl").exitCode()).isEqualTo(1);
    assertThat(temp.resolve("broken.jsonl")).doesNotExist();
  }

  @Test
  void theLogOfADirectoryIsVerifiedWithoutItsAgent() throws IOException {
    String head = run("log", "head").out().strip();
    agent.close();

    CommandRun intact = run("log", "verify", "-data-dir", "data", "-head", head);
    CommandRun none = run("log", "verify", "-data-dir", "nowhere");

    assertThat(intact.out()).contains("events read: all are as they were written");
    assertThat(intact.exitCode()).isZero();
    assertThat(run("log", "verify", "-json", "-data-dir", "data").out()).contains("\"Head\"");
    assertThat(none.err()).contains("holds no event log");
  }

  @Test
  void eachTellsWhatItTakes() {
    for (String command : List.of("head", "verify", "export", "import", "backup", "archive")) {
      assertThat(run("log", command, "-help").out()).contains("caravan log " + command);
    }
  }
}
