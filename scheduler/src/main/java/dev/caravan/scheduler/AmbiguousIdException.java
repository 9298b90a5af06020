package dev.caravan.scheduler;

/** The beginning of an id is that of several things. */
public final class AmbiguousIdException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AmbiguousIdException(String message) {
    super(message);
  }
}
