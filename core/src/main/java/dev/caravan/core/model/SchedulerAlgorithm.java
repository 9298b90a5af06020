package dev.caravan.core.model;

import java.util.Arrays;
import java.util.Optional;

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

  /** The algorithm of this word, if there is one. */
  public static Optional<SchedulerAlgorithm> ofWord(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
