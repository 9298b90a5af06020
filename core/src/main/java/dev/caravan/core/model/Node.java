package dev.caravan.core.model;

/**
 * A node as the log knows it.
 *
 * @param id its id, kept when a node of its name registers again
 * @param spec how it last presented itself
 * @param status whether it can be used
 * @param eligible whether new allocations may be placed there
 * @param createIndex position in the log of its first registration
 * @param modifyIndex position in the log of the event that last changed it
 */
public record Node(
    NodeId id, NodeSpec spec, Status status, boolean eligible, long createIndex, long modifyIndex) {

  /** Whether a node can be used. */
  public enum Status {
    READY("ready"),
    DOWN("down");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word that status output uses. */
    public String word() {
      return word;
    }
  }

  /** Whether new allocations may be placed there now. */
  public boolean acceptsPlacements() {
    return status == Status.READY && eligible;
  }
}
