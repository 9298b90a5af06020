package dev.caravan.core.diff;

/** Whether something was added, deleted or edited. */
public enum DiffType {
  NONE("None"),
  ADDED("Added"),
  DELETED("Deleted"),
  EDITED("Edited");

  private final String word;

  DiffType(String word) {
    this.word = word;
  }

  /** Nomad's word for it. */
  public String word() {
    return word;
  }
}
