package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.example.cli.CommandRun.Shell;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line where no agent is needed. */
class CaravanTest {
  private Path directory;
  private Shell shell;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
    shell = CommandRun.shell(URI.create("http://127.0.0.1:1"), temporary);
  }

  @Test
  void tellsItsCommands() {
    CommandRun help = shell.run("-help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .startsWith("Usage: caravan ")
        .contains("agent", "job", "alloc", "node", "deployment", "eval", "system", "event");
  }

  @Test
  void tellsTheCommandsOfAGroupThatIsNamedAlone() {
    CommandRun job = shell.run("job");

    assertThat(job.exitCode()).isEqualTo(1);
    assertThat(job.err()).contains("Usage: caravan job", "history", "revert");
  }

  /** Each has a sentence and a way to ask for it. */
  @Test
  void allCommandsTellTheirOptions() {
    assertHelpful(CommandTree.of(CommandRun.session(directory)));
  }

  private static void assertHelpful(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
    assertThat(command.getCommandSpec().optionsMap()).as(name).containsKeys("-h", "-help");
    command.getCommandSpec().optionsMap().values().stream()
        .forEach(option -> assertThat(option.description()).as(name + option).isNotEmpty());
    command.getSubcommands().values().forEach(CaravanTest::assertHelpful);
  }

  @Test
  void refusesAnUnknownOption() {
    CommandRun status = shell.run("job", "status", "-colour");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.err())
        .contains("Unknown option: '-colour'")
        .endsWith("For additional help try 'caravan job status -h'\n");
  }

  @Test
  void refusesAnUnknownCommand() {
    assertThat(shell.run("job", "walk").exitCode()).isEqualTo(1);
  }

  @Test
  void tellsItsVersion() {
    assertThat(shell.run("version").out()).startsWith("Caravan v");
  }

  @Test
  void printsAScriptForCompletion() {
    assertThat(shell.run("completion").out())
        .contains("complete -F _complete_caravan", "_picocli_caravan_job_run", "-check-index");
  }

  @Test
  void writesAJobFileThatCanBeRun() throws IOException {
    CommandRun init = shell.run("job", "init");
    CommandRun again = shell.run("job", "init");

    assertThat(init.out()).isEqualTo("Example job file written to example.nomad\n");
    assertThat(JobSpec.read(directory.resolve("example.nomad")).id().value()).isEqualTo("example");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).isEqualTo("Job 'example.nomad' already exists\n");
  }

  @Test
  void writesAJobFileWithoutComments() throws IOException {
    shell.run("job", "init", "-short", "brief.nomad");

    Path file = directory.resolve("brief.nomad");
    assertThat(Files.readString(file)).doesNotContain("#");
    assertThat(JobSpec.read(file).id().value()).isEqualTo("example");
  }
}
