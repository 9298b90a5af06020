package dev.caravan.core.model;

/** What a node says of an allocation. */
public enum ClientStatus {
  PENDING("pending"),
  RUNNING("running"),
  COMPLETE("complete"),
  FAILED("failed"),
  LOST("lost"),
  /** Its node is not heard of, and it may still run there. */
  UNKNOWN("unknown");

  private final String word;

  ClientStatus(String word) {
    this.word = word;
  }

  /** The word that status output uses. */
  public String word() {
    return word;
  }

  /** Whether nothing runs any more, for good. */
  public boolean isTerminal() {
    return this == COMPLETE || this == FAILED || this == LOST;
  }
}
