package dev.caravan.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.view.WhatIfResult;
import dev.caravan.scheduler.History;
import dev.caravan.scheduler.history.StateDiff;
import dev.caravan.scheduler.history.Verification;

/** The log read back. */
public final class AuditJson {
  private AuditJson() {}

  /** An event, with the sentence that it says. */
  public static ObjectNode event(RecordedEvent event) {
    return (ObjectNode) Json.parse(History.json(event));
  }

  /** What changed between two moments; {@code Before} and {@code After} are null for nothing. */
  public static ObjectNode diff(StateDiff diff) {
    ObjectNode json = Json.object().put("From", diff.from()).put("To", diff.to());
    json.set("Changes", Json.array(diff.changes().stream(), AuditJson::change));
    return json;
  }

  private static JsonNode change(StateDiff.Change change) {
    return Json.object()
        .put("Kind", change.kind().word())
        .put("ID", change.id())
        .put("Name", change.name())
        .put("Before", change.before())
        .put("After", change.after());
  }

  /** What would have been done for a job. */
  public static ObjectNode whatIf(WhatIfResult result) {
    ObjectNode json = Json.object();
    json.set("Moves", Json.array(result.moves().stream(), AuditJson::move));
    json.set(
        "DesiredTGUpdates",
        Json.object(result.desiredUpdates(), updates -> PlanJson.updates(updates, 0)));
    json.set("FailedTGAllocs", Json.object(result.failedPlacements(), MetricsJson::of));
    json.set("NearestMisses", Json.object(result.nearestMisses(), ExplanationJson::of));
    return json;
  }

  private static JsonNode move(WhatIfResult.Move move) {
    return Json.object()
        .put("Name", move.name())
        .put("AllocID", Json.id(move.allocation()))
        .put("From", move.from())
        .put("To", move.to());
  }

  /** What came of going through the whole log. */
  public static ObjectNode verification(Verification verification) {
    return Json.object()
        .put("Sound", verification.isSound())
        .put("Events", verification.events())
        .put("Decisions", verification.decisions())
        .put("Unchecked", verification.unchecked())
        .put("Difference", verification.difference());
  }
}
