package dev.caravan.scheduler;

/** There is nothing of this id. */
public final class UnknownIdException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownIdException(String message) {
    super(message);
  }
}
