package dev.caravan.scheduler.ranking;

/** Whether nodes are filled one after the other or evenly: Nomad's scheduler algorithm. */
public enum SchedulerAlgorithm {
  /** The fuller a node will be, the better. */
  BINPACK("binpack"),
  /** The emptier a node will be, the better. */
  SPREAD("spread");

  private final String word;

  SchedulerAlgorithm(String word) {
    this.word = word;
  }

  /** Nomad's word for it. */
  public String word() {
    return word;
  }
}
