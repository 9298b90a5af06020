package dev.caravan.example;

/** A step of the walk-through did not come to its end. */
final class StepFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what did not happen, and why as far as that is known. */
  StepFailedException(String message) {
    super(message);
  }
}
