package dev.caravan.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.diff.json.DiffJson;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.PlanResult;
import java.util.List;

/** Nomad's answer to a plan. */
public final class PlanJson {
  private PlanJson() {}

  /**
   * All of it.
   *
   * @param diff whether to tell what differs, too
   * @param state where what it is about can be looked up
   */
  public static ObjectNode of(PlanResult plan, boolean diff, ClusterState state) {
    ObjectNode json = Json.object();
    ObjectNode annotations = json.putObject("Annotations");
    ObjectNode updates = annotations.putObject("DesiredTGUpdates");
    plan.desiredUpdates()
        .forEach((group, counts) -> updates.set(group, updates(counts, preempted(plan, group))));
    annotations.set("PreemptedAllocs", preempted(plan, state));
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

  private static int preempted(PlanResult plan, String group) {
    return plan.preemptions().getOrDefault(group, List.of()).size();
  }

  private static JsonNode preempted(PlanResult plan, ClusterState state) {
    return plan.preemptions().isEmpty()
        ? Json.nothing()
        : Json.array(
            plan.preemptions().values().stream().flatMap(List::stream),
            allocation -> AllocationJson.stub(state, allocation));
  }

  static ObjectNode updates(DesiredUpdates updates, int preempted) {
    return Json.object()
        .put("Ignore", updates.ignore())
        .put("Place", updates.place())
        .put("Migrate", updates.migrate())
        .put("Stop", updates.stop())
        .put("InPlaceUpdate", updates.inPlaceUpdate())
        .put("DestructiveUpdate", updates.destructiveUpdate())
        .put("Canary", updates.canary())
        .put("Preemptions", preempted);
  }
}
