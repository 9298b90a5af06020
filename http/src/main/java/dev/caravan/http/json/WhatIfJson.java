package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.view.WhatIfResult;
import dev.caravan.core.view.WhatIfResult.Move;

/** The answer to a plan on another cluster: as that to a plan, with the allocations that move. */
public final class WhatIfJson {
  private WhatIfJson() {}

  /** All of it. */
  public static ObjectNode of(WhatIfResult result) {
    ObjectNode json = Json.object();
    ObjectNode updates = json.putObject("Annotations").putObject("DesiredTGUpdates");
    result
        .desiredUpdates()
        .forEach((group, counts) -> updates.set(group, PlanJson.updates(counts, 0)));
    json.set("FailedTGAllocs", Json.object(result.failedPlacements(), MetricsJson::of));
    json.set("NearestMisses", Json.object(result.nearestMisses(), ExplanationJson::of));
    json.set("Moves", Json.array(result.moves().stream(), WhatIfJson::move));
    return json;
  }

  private static ObjectNode move(Move move) {
    return Json.object()
        .put("Name", move.name())
        .put("AllocID", move.allocation() == null ? null : move.allocation().value())
        .put("From", move.from())
        .put("To", move.to());
  }
}
