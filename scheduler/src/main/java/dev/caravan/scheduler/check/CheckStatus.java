package dev.caravan.scheduler.check;

/** How a check stands. The words are Nomad's, which has no warnings. */
public enum CheckStatus {
  /** It was not answered yet. */
  PENDING("pending"),
  SUCCESS("success"),
  /** A script ended with exit code 1. */
  WARNING("warning"),
  FAILURE("failure");

  private final String word;

  CheckStatus(String word) {
    this.word = word;
  }

  /** The word that the API uses. */
  public String word() {
    return word;
  }
}
