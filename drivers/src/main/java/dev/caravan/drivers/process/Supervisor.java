package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.support.Exits;
import dev.caravan.drivers.support.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The shell process that waits for a command.
 *
 * @param run where it keeps its notes
 * @param processes its own number and the command's
 * @param sh a shell to send signals by
 * @param mark the word among its arguments by which it is known
 * @param containment what holds the command's processes together
 */
record Supervisor(
    RunDirectory run,
    RunDirectory.Processes processes,
    Path sh,
    String mark,
    Containment containment) {

  /** The word among a supervisor's arguments by which it is known. */
  static String mark(TaskRequest request) {
    return "caravan:%s/%s".formatted(request.allocationId(), request.task());
  }

  boolean isAlive() {
    return ProcessTable.isAlive(processes.supervisor(), mark);
  }

  /** The command's process group. */
  ProcessGroup group() {
    return new ProcessGroup(sh, processes.command());
  }

  /** How the command ended, once the supervisor is gone. */
  TaskExit exit() {
    try {
      OptionalInt code = run.exitCode();
      return code.isPresent()
          ? containment.explain(Exits.ofShell(code.getAsInt()))
          : withoutRecord();
    } catch (IOException | DriverException e) {
      return Exits.unknown("its exit code is unknown: " + e.getMessage());
    }
  }

  /** Nobody watches the command of a supervisor that was killed: it must not go on. */
  private TaskExit withoutRecord() throws DriverException {
    if (ProcessTable.isAlive(processes.command(), processes.commandStart())) {
      group().send(Signal.SIGKILL);
    }
    containment.kill(sh);
    return Exits.unknown(
        "its supervisor is gone without a note of its exit code: it was killed, or the machine was restarted");
  }
}
