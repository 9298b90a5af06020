package dev.caravan.core.jobspec.eval;

/**
 * A function that expressions may call.
 *
 * @param least how many arguments it takes at least
 * @param most how many it takes at most
 * @param body what it does; throws a {@link Refusal} for arguments that it cannot use
 */
record Function(int least, int most, Body body) {

  /** For {@link #most}: as many as one likes. */
  static final int ANY = Integer.MAX_VALUE;

  @FunctionalInterface
  interface Body {
    Datum apply(Arguments arguments);
  }
}
