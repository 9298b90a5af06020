package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.example.HostProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own. */
class AgentProcessTest {
  @TempDir private Path directory;

  @Test
  void servesUntilItIsToldToEnd() throws Exception {
    try (HostProcess agent = agent("-dev")) {
      URI uri = URI.create(agent.awaitLineBehind("HTTP: "));
      CommandRun status = CommandRun.shell(uri, directory).run("node", "status");

      agent.terminate();
      agent.awaitEnd();

      assertThat(status.exitCode()).isZero();
      assertThat(status.masked()).contains("ID  dc1  caravan  <none>  false  eligible  ready");
      assertThat(agent.lines())
          .startsWith("==> Starting Caravan agent...", "==> Caravan agent configuration:", "")
          .contains("==> Caravan agent started! Log data will stream in below:")
          .anyMatch(line -> line.matches(" {4}\\S+ \\[INFO] agent - serving: address=.*"))
          .last()
          .asString()
          .endsWith("[INFO] agent - shutdown complete");
    }
  }

  @Test
  void keepsItsStateInADataDirectory() throws Exception {
    String file = JobFiles.write(directory, "kept.nomad", JobFiles.service("kept"));
    try (HostProcess first = agent("-data-dir", "data")) {
      URI uri = URI.create(first.awaitLineBehind("HTTP: "));
      assertThat(CommandRun.shell(uri, directory).run("job", "run", "-detach", file).exitCode())
          .isZero();
      first.terminate();
      first.awaitEnd();
    }
    try (HostProcess second = agent("-data-dir", "data")) {
      URI uri = URI.create(second.awaitLineBehind("HTTP: "));

      assertThat(CommandRun.shell(uri, directory).run("job", "status", "-short", "kept").out())
          .startsWith("ID            = kept\n");
    }
  }

  @Test
  void hasTheNodesOfAFile() throws Exception {
    Files.writeString(
        directory.resolve("nodes.json"),
        "{\"two\": [{\"name\": \"ash\", \"drivers\": []}, {\"name\": \"birch\", \"drivers\": []}]}");
    try (HostProcess agent = agent("-nodes", "nodes.json", "-shape", "two")) {
      assertThat(agent.awaitLineBehind("Nodes: ")).isEqualTo("ash (dc1), birch (dc1)");
    }
  }

  @Test
  void tellsWhyItCannotStart() throws Exception {
    Files.createFile(directory.resolve("file"));
    try (HostProcess agent = agent("-data-dir", "file")) {
      assertThat(agent.awaitEnd()).isEqualTo(1);
      assertThat(agent.lines())
          .anyMatch(line -> line.matches("==> Error starting agent: data directory .*is a file.*"));
    }
  }

  @Test
  void tellsThatAShapeNeedsAFile() throws Exception {
    try (HostProcess agent = agent("-shape", "one")) {
      assertThat(agent.awaitEnd()).isEqualTo(1);
      assertThat(agent.lines()).contains("-shape needs a file of nodes; give one with -nodes");
    }
  }

  private HostProcess agent(String... options) throws Exception {
    String[] command = new String[options.length + 4];
    command[0] = Caravan.class.getName();
    command[1] = "agent";
    command[2] = "-http";
    command[3] = "127.0.0.1:0";
    System.arraycopy(options, 0, command, 4, options.length);
    return HostProcess.start(directory, command);
  }
}
