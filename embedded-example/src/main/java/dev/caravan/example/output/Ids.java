package dev.caravan.example.output;

/** How much of an id is shown. */
public enum Ids {
  /** The first eight characters: enough to tell things apart, and to type. */
  SHORT,
  /** All of it. */
  WHOLE;

  private static final int SHORT_LENGTH = 8;

  /** Whole ids if so much is asked for. */
  public static Ids verbose(boolean verbose) {
    return verbose ? WHOLE : SHORT;
  }

  /** As much of the id as is shown. */
  public String of(String id) {
    return this == WHOLE || id.length() <= SHORT_LENGTH ? id : id.substring(0, SHORT_LENGTH);
  }
}
