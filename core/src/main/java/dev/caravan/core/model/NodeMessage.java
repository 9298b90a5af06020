package dev.caravan.core.model;

import java.time.Instant;
import java.util.Map;

/**
 * What people are told of something that happened to a node, in Nomad's words: Nomad's {@code
 * NodeEvent}.
 *
 * @param time when it happened
 * @param subsystem what it concerns
 * @param text what happened
 * @param details more of it, by name
 * @param createIndex position in the log of the event that it tells of
 */
public record NodeMessage(
    Instant time, Subsystem subsystem, String text, Map<String, String> details, long createIndex) {

  public NodeMessage {
    details = Immutable.ordered(details);
  }

  /** What a message concerns. */
  public enum Subsystem {
    CLUSTER("Cluster"),
    DRAIN("Drain"),
    DRIVER("Driver");

    private final String word;

    Subsystem(String word) {
      this.word = word;
    }

    /** The word that status output uses. */
    public String word() {
      return word;
    }
  }
}
