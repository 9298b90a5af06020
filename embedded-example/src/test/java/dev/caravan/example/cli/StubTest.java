package dev.caravan.example.cli;

import dev.caravan.example.client.StubAgent;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are given to an agent that answers what it is told. */
abstract class StubTest {
  static final String EVALUATION = "2c48adab-0000-0000-0000-000000000000";
  static final String ALLOCATION = "0415f8b1-0000-0000-0000-000000000000";
  static final String DEPLOYMENT = "f513d998-0000-0000-0000-000000000000";
  static final String NODE = "86801203-63b7-1f71-ef30-0789bd939d04";

  @TempDir private Path directory;
  private final StubAgent agent = StubAgent.start();

  final StubAgent agent() {
    return agent;
  }

  final Path directory() {
    return directory;
  }

  final CommandRun run(String... args) {
    return CommandRun.shell(agent.uri(), directory).run(args);
  }

  @AfterEach
  final void close() {
    agent.close();
  }
}
