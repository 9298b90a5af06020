package dev.caravan.example.client;

/** An agent could not be asked, or refused what it was asked. The message is for people. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  ApiException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The HTTP status; 0 if there was no answer that could be read. */
  public int status() {
    return status;
  }

  /** Whether there is no such thing. */
  public boolean isNotFound() {
    return status == 404;
  }
}
