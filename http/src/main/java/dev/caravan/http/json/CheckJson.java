package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.scheduler.check.CheckResult;
import java.util.List;

/** How checks stand, in Nomad's form. */
public final class CheckJson {
  private CheckJson() {}

  /** Checks by their ids. */
  public static ObjectNode of(List<CheckResult> checks) {
    ObjectNode json = Json.object();
    checks.forEach(check -> json.set(check.id(), of(check)));
    return json;
  }

  private static ObjectNode of(CheckResult check) {
    ObjectNode json =
        Json.object()
            .put("ID", check.id())
            .put("Mode", check.countsForHealth() ? "healthiness" : "readiness")
            .put("Status", check.status().word());
    if (check.statusCode() != 0) {
      json.put("StatusCode", check.statusCode());
    }
    json.put("Output", check.output())
        .put("Timestamp", check.time().getEpochSecond())
        .put("Group", check.group());
    if (check.task() != null) {
      json.put("Task", check.task());
    }
    return json.put("Service", check.service()).put("Check", check.check());
  }
}
