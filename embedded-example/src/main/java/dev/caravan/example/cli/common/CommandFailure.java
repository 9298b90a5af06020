package dev.caravan.example.cli.common;

/** A command cannot go on. The message is for people. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** One with exit code 1. */
  public CommandFailure(String message) {
    this(message, 1);
  }

  /** One with this exit code. */
  public CommandFailure(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }

  /** The same with another exit code. */
  public CommandFailure withExitCode(int code) {
    return new CommandFailure(String.valueOf(getMessage()), code);
  }
}
