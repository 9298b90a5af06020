package dev.caravan.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.DrainStrategy;
import dev.caravan.core.model.LastDrain;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Nomad's {@code DrainStrategy} and {@code DrainMetadata}. */
final class DrainJson {
  /** As a deadline: end everything at once. */
  private static final long AT_ONCE = -1;

  /** As a deadline: as long as it takes. */
  private static final long NEVER = 0;

  private DrainJson() {}

  static JsonNode of(@Nullable DrainStrategy drain) {
    if (drain == null) {
      return Json.nothing();
    }
    ObjectNode json = Json.object();
    json.put("Deadline", nanos(drain.spec().deadline()));
    json.put("IgnoreSystemJobs", drain.spec().ignoreSystemJobs());
    json.put("ForceDeadline", Json.time(drain.forceDeadline()));
    json.put("StartedAt", Json.time(drain.startedAt()));
    return json;
  }

  private static long nanos(@Nullable Duration deadline) {
    if (deadline == null) {
      return NEVER;
    }
    return deadline.isZero() ? AT_ONCE : Json.nanos(deadline);
  }

  static JsonNode of(@Nullable LastDrain drain) {
    if (drain == null) {
      return Json.nothing();
    }
    ObjectNode json = Json.object();
    json.put("StartedAt", Json.time(drain.startedAt()));
    json.put("UpdatedAt", Json.time(drain.updatedAt()));
    json.put("Status", drain.status().word());
    json.put("AccessorID", "");
    json.set("Meta", Json.strings(drain.meta()));
    return json;
  }
}
