package dev.caravan.http.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.http.json.Json;
import java.util.List;

/**
 * An event as subscribers see it.
 *
 * @param topic the kind of thing that it happened to, {@code Job} …
 * @param type what happened
 * @param key the id of what it happened to
 * @param namespace its namespace; empty where there is none
 * @param filterKeys ids of what it belongs to, by which it can be subscribed to as well
 * @param index its position in the log
 * @param payload what it happened to, as it was right after it
 */
public record StreamedEvent(
    String topic,
    String type,
    String key,
    String namespace,
    List<String> filterKeys,
    long index,
    ObjectNode payload) {

  public StreamedEvent {
    filterKeys = List.copyOf(filterKeys);
  }

  /** One line of the stream. */
  public String frame() {
    ObjectNode event = Json.object();
    event.put("Topic", topic);
    event.put("Type", type);
    event.put("Key", key);
    event.put("Namespace", namespace);
    event.set("FilterKeys", Json.texts(filterKeys.stream()));
    event.put("Index", index);
    event.set("Payload", Json.object().set(topic, payload));
    ObjectNode frame = Json.object().put("Index", index);
    frame.putArray("Events").add(event);
    return frame + "\n";
  }
}
