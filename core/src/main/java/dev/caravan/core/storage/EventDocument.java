package dev.caravan.core.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.event.Origin;
import dev.caravan.core.event.PlanBasis;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.view.EventSentences;

/** An event with all that is known of it, as a JSON document for people and tools. */
public final class EventDocument {
  private static final ObjectMapper MAPPER = EventJson.mapper();

  private EventDocument() {}

  /**
   * The document: {@code Position}, {@code Time}, {@code Actor}, {@code Type}, {@code Subject},
   * {@code Sequence}, {@code Sentence}, {@code Event} as it is stored, and where there is one
   * {@code Cause}, {@code Request}, {@code Unit} and {@code Plan}.
   */
  public static String of(RecordedEvent recorded) {
    Origin origin = recorded.origin();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("Position", recorded.position());
    json.put("Time", recorded.time().toString());
    json.put("Actor", origin.actor());
    if (origin.request() != null) {
      json.put("Request", origin.request());
    }
    if (origin.cause() != 0) {
      json.put("Cause", origin.cause());
    }
    if (origin.unit() != 0) {
      json.put("Unit", origin.unit());
    }
    if (origin.basis() != null) {
      plan(json.putObject("Plan"), origin.basis());
    }
    json.put("Type", type(recorded));
    json.put("Subject", recorded.subject());
    json.put("Sequence", recorded.sequence());
    json.put("Sentence", EventSentences.of(recorded.event()));
    json.set("Event", MAPPER.valueToTree(recorded.event()));
    return json.toString();
  }

  private static void plan(ObjectNode json, PlanBasis basis) {
    json.put("Position", basis.position()).put("Time", basis.now().toString());
  }

  private static String type(RecordedEvent recorded) {
    EventType type = EventType.BY_PAYLOAD.get(recorded.event().getClass());
    if (type == null) {
      throw new IllegalStateException("not an event that is stored: " + recorded.event());
    }
    return type.name();
  }
}
