package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.diff.json.DiffJson;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.view.PlanResult;

/** Nomad's answer to a plan. */
public final class PlanJson {
  private PlanJson() {}

  /**
   * All of it.
   *
   * @param diff whether to tell what differs, too
   */
  public static ObjectNode of(PlanResult plan, boolean diff) {
    ObjectNode json = Json.object();
    ObjectNode annotations = json.putObject("Annotations");
    annotations.set("DesiredTGUpdates", Json.object(plan.desiredUpdates(), PlanJson::updates));
    annotations.putNull("PreemptedAllocs");
    json.set("FailedTGAllocs", Json.object(plan.failedPlacements(), MetricsJson::of));
    json.set("NearestMisses", Json.object(plan.nearestMisses(), ExplanationJson::of));
    json.set("Diff", diff ? Json.parse(DiffJson.write(plan.diff())) : Json.nothing());
    json.put("JobModifyIndex", plan.jobModifyIndex());
    json.putArray("CreatedEvals");
    json.put("NextPeriodicLaunch", Json.time(plan.nextLaunch()));
    // Nomad does not have it.
    if (plan.waitsFor() != null) {
      json.put("WaitsFor", plan.waitsFor());
    }
    json.put("Warnings", Sentences.warnings(plan.warnings()));
    return json;
  }

  private static ObjectNode updates(DesiredUpdates updates) {
    return Json.object()
        .put("Ignore", updates.ignore())
        .put("Place", updates.place())
        .put("Migrate", updates.migrate())
        .put("Stop", updates.stop())
        .put("InPlaceUpdate", updates.inPlaceUpdate())
        .put("DestructiveUpdate", updates.destructiveUpdate())
        .put("Canary", updates.canary())
        .put("Preemptions", 0);
  }
}
