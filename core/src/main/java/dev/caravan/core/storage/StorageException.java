package dev.caravan.core.storage;

/** The event log cannot be opened, read or written. What was asked for has not happened. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, and what to do about it. */
  public StorageException(String message) {
    super(message);
  }

  /** Says what is wrong, what to do about it, and what it came from. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
