package dev.caravan.drivers.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that its host did not live to see. */
class GivenUpStartTest {

  @Test
  void neverRuns(@TempDir Path root) throws Exception {
    TaskSandbox sandbox = new TaskSandbox(root);
    TaskDriver driver = new RawExecDriver();
    Path attempt = RunDirectory.prepare(sandbox.directories().task().resolve(".raw_exec"));
    HostTools tools = HostTools.find();
    LogPipes logs = new LogPipes(tools, sandbox.request(Map.of("command", "unused")), attempt);
    LaunchScript scripts =
        new LaunchScript(
            tools, attempt, RunDirectory.claimed(attempt).path(), logs, "", Containment.NONE);
    Path supervisor = sandbox.directories().local().resolve("supervise");
    Path launcher = sandbox.directories().local().resolve("launch");
    Files.writeString(launcher, scripts.launcher(List.of(), List.of("/bin/echo", "ran"), Map.of()));
    Files.writeString(
        supervisor,
        scripts.supervisor().replace(attempt.resolve("launch").toString(), launcher.toString()));

    assertThat(driver.recover(sandbox.request(Map.of("command", "unused")))).isEmpty();
    Process late = new ProcessBuilder("sh", supervisor.toString()).start();
    String complaint = new String(late.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(complaint).isNotEmpty().doesNotContain("started");
    assertThat(sandbox.stdout()).isEmpty();
    assertThat(driver.recover(sandbox.request(Map.of("command", "unused")))).isEmpty();
    driver.close();
  }
}
