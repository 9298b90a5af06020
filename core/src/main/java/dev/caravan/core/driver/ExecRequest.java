package dev.caravan.core.driver;

import java.util.List;

/**
 * A command to be run beside a running task: where it runs, and with what it sees.
 *
 * @param command the program and its arguments; never empty
 * @param tty whether it has a terminal; what it writes to its standard error is then among its
 *     output
 */
public record ExecRequest(List<String> command, boolean tty) {
  public ExecRequest {
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a command is required");
    }
  }

  /** A command without a terminal. */
  public static ExecRequest of(String... command) {
    return new ExecRequest(List.of(command), false);
  }
}
