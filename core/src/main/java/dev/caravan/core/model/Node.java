package dev.caravan.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as the log knows it.
 *
 * @param id its id, kept when a node of its name registers again
 * @param spec how it last presented itself
 * @param status whether it can be used
 * @param statusChangedAt since when
 * @param eligible whether new allocations may be placed there; never while it is drained
 * @param drain how it is being emptied; null if it is not
 * @param lastDrain the drain that goes on, or the one before; null if there was none
 * @param messages the newest things that happened to it, oldest first
 * @param createIndex position in the log of its first registration
 * @param modifyIndex position in the log of the event that last changed it
 */
public record Node(
    NodeId id,
    NodeSpec spec,
    Status status,
    Instant statusChangedAt,
    boolean eligible,
    @Nullable DrainStrategy drain,
    @Nullable LastDrain lastDrain,
    List<NodeMessage> messages,
    long createIndex,
    long modifyIndex) {

  public Node {
    messages = List.copyOf(messages);
  }

  /** A node that has just registered for the first time, of which nothing is said yet. */
  public static Node registered(NodeId id, NodeSpec spec, Instant time, long position) {
    return new Node(id, spec, Status.READY, time, true, null, null, List.of(), position, position);
  }

  /** Whether a node can be used. */
  public enum Status {
    READY("ready"),
    /** It is not heard of, and is waited for. */
    DISCONNECTED("disconnected"),
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

  /** Whether it is being emptied. */
  public boolean isDraining() {
    return drain != null;
  }
}
