package dev.caravan.drivers.mock;

import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.drivers.support.Exits;
import dev.caravan.drivers.support.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A command that pretends to run beside a mock task. It takes any input, and heeds none. */
final class MockCommand implements ExecSession {
  private final MockScript.Command script;
  private final ExecOutput output;
  private final CompletableFuture<TaskExit> exit = new CompletableFuture<>();

  MockCommand(MockScript.Command script, ExecOutput output) {
    this.script = script;
    this.output = output;
  }

  /** Its time is up. */
  void end() {
    if (exit.isDone()) {
      return;
    }
    try {
      output.stdout(script.stdout().getBytes(StandardCharsets.UTF_8));
      output.stderr(script.stderr().getBytes(StandardCharsets.UTF_8));
      exit.complete(TaskExit.code(script.exitCode()));
    } catch (IOException e) {
      exit.complete(Exits.unknown("nobody takes its output: " + e.getMessage()));
    }
  }

  @Override
  public CompletableFuture<TaskExit> exit() {
    return exit.copy();
  }

  @Override
  public void write(byte[] input) {}

  @Override
  public void closeInput() {}

  @Override
  public void resize(int columns, int rows) {}

  @Override
  public void close() {
    exit.complete(TaskExit.signalled(Signal.SIGKILL.number()));
  }
}
