package dev.caravan.example.cli;

import dev.caravan.example.cli.CommandRun.Shell;
import dev.caravan.example.cli.agent.Agent;
import dev.caravan.example.cli.agent.TestAgents;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are given to an agent with one node. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AgentTest {
  private Path directory;
  private Agent agent;
  private Shell shell;

  @BeforeAll
  final void start(@TempDir Path temporary) {
    directory = temporary;
    agent = TestAgents.solo();
    shell = CommandRun.shell(agent.uri(), directory);
  }

  @AfterAll
  final void stop() {
    agent.close();
  }

  final Shell shell() {
    return shell;
  }

  final CommandRun run(String... args) {
    return shell.run(args);
  }

  /** Writes a job file, and gives its name. */
  final String file(String name, String text) {
    return JobFiles.write(directory, name, text);
  }

  /** The part of a line behind {@code key = }. */
  static String value(CommandRun run, String key) {
    return run.out()
        .lines()
        .filter(line -> line.matches(key + " *= .*"))
        .map(line -> line.substring(line.indexOf('=') + 2))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in:\n" + run));
  }
}
