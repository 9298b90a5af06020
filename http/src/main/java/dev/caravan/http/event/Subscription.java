package dev.caravan.http.event;

import java.util.List;

/**
 * Which events somebody wants.
 *
 * @param topics any of these
 * @param namespace of this namespace; {@code *} for all
 */
public record Subscription(List<Topic> topics, String namespace) {
  private static final String ANY = "*";

  public Subscription {
    topics = List.copyOf(topics);
  }

  /**
   * A topic.
   *
   * @param name {@code Job}, {@code Allocation} …, or {@code *}
   * @param key the id of a thing, or of what it belongs to, or {@code *}
   */
  public record Topic(String name, String key) {

    /** Reads {@code Job}, {@code Job:example} or {@code *}. */
    public static Topic parse(String text) {
      int colon = text.indexOf(':');
      return colon < 0
          ? new Topic(text, ANY)
          : new Topic(text.substring(0, colon), text.substring(colon + 1));
    }

    private boolean includes(StreamedEvent event) {
      return (name.equals(ANY) || name.equals(event.topic()))
          && (key.equals(ANY) || key.equals(event.key()) || event.filterKeys().contains(key));
    }
  }

  /** Whether an event is wanted; without topics all are. */
  public boolean includes(StreamedEvent event) {
    boolean here =
        namespace.equals(ANY) || event.namespace().isEmpty() || event.namespace().equals(namespace);
    return here && (topics.isEmpty() || topics.stream().anyMatch(one -> one.includes(event)));
  }
}
