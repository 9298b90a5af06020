package dev.caravan.scheduler.runner;

/** A driver's configuration refers to something that does not exist. */
final class UnknownVariableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownVariableException(String place, String variable) {
    super(
        "%s: there is no variable \"%s\"; write $${%s} to pass it on as it is"
            .formatted(place, variable, variable));
  }
}
