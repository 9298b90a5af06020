package dev.caravan.core.driver;

/** A driver could not do what it was asked to. */
public final class DriverException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether trying again later may help. */
  private final boolean recoverable;

  /**
   * @param message what went wrong and what to do about it, as an operator reads it
   * @param recoverable whether trying again later may help
   */
  public DriverException(String message, boolean recoverable) {
    super(message);
    this.recoverable = recoverable;
  }

  /**
   * @param message what went wrong and what to do about it, as an operator reads it
   * @param recoverable whether trying again later may help
   * @param cause what it came from
   */
  public DriverException(String message, boolean recoverable, Throwable cause) {
    super(message, cause);
    this.recoverable = recoverable;
  }

  /** Whether trying again later may help. */
  public boolean isRecoverable() {
    return recoverable;
  }
}
