package dev.caravan.scheduler.engine;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobOrigin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The jobs that parameterized and periodic jobs have as children. Their ids are Nomad's. */
final class ChildJobs {
  private ChildJobs() {}

  /**
   * The id of a child that is dispatched: {@code PARENT/dispatch-SECONDS-UNIQUE}.
   *
   * @param prefix what else it has in it; may be empty
   * @param unique tells it from others of the same second
   */
  static JobId dispatchedId(JobId parent, String prefix, Instant now, String unique) {
    String label = prefix.isEmpty() ? "" : prefix + "-";
    return new JobId(
        parent.namespace(),
        "%s/dispatch-%s%d-%s".formatted(parent.value(), label, now.getEpochSecond(), unique));
  }

  /** A child that is dispatched; it keeps the rules of its parent. */
  static Job dispatched(Job parent, JobId id, Map<String, String> meta, JobOrigin origin) {
    Map<String, String> merged = new LinkedHashMap<>(parent.meta());
    merged.putAll(meta);
    return parent.childBuilder(id.value()).meta(merged).origin(origin).build();
  }

  /** A child that is launched for a time: {@code PARENT/periodic-SECONDS}. */
  static Job launched(Job parent, Instant at) {
    String id = "%s/periodic-%d".formatted(parent.id().value(), at.getEpochSecond());
    JobOrigin from = parent.origin();
    // Of a job that was dispatched, what is launched has the payload too.
    JobOrigin origin =
        from == null
            ? JobOrigin.launchedOf(parent.id().value())
            : new JobOrigin(parent.id().value(), from.dispatched(), from.payload(), "");
    return parent.childBuilder(id).periodic(null).origin(origin).build();
  }
}
