package dev.caravan.core.model;

/** What the scheduler wants of an allocation. */
public enum DesiredStatus {
  RUN("run"),
  STOP("stop"),
  /** It is to end because one of a more urgent job takes its room. */
  EVICT("evict");

  private final String word;

  DesiredStatus(String word) {
    this.word = word;
  }

  /** The word that status output uses. */
  public String word() {
    return word;
  }
}
