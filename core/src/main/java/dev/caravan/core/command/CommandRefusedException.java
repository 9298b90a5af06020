package dev.caravan.core.command;

/** A command was refused: nothing of it, nor of what was asked together with it, was stored. */
public class CommandRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what to do about it. */
  public CommandRefusedException(String message) {
    super(message);
  }
}
