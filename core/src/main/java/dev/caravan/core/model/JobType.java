package dev.caravan.core.model;

import java.util.Arrays;
import java.util.Optional;

/** Which scheduler a job is for. */
public enum JobType {
  /** Runs until it is stopped. */
  SERVICE("service"),
  /** Runs until it has completed. */
  BATCH("batch"),
  /** Runs on each node until it is stopped. */
  SYSTEM("system"),
  /** Runs on each node until it has completed. */
  SYSBATCH("sysbatch");

  private final String word;

  JobType(String word) {
    this.word = word;
  }

  /** The word that job files and status output use. */
  public String word() {
    return word;
  }

  /**
   * Whether allocations that failed are replaced by others; those of system jobs are bound to a
   * node.
   */
  public boolean reschedules() {
    return this == SERVICE || this == BATCH;
  }

  /** Whether it has one allocation on each node that takes it, instead of a count of them. */
  public boolean runsOnEachNode() {
    return this == SYSTEM || this == SYSBATCH;
  }

  /** Whether it has done its work once its tasks end well; the others run until stopped. */
  public boolean runsToCompletion() {
    return this == BATCH || this == SYSBATCH;
  }

  /** The type of this word, if there is one. */
  public static Optional<JobType> ofWord(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
