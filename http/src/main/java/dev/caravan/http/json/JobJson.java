package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.jobspec.UncheckedJob;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobOrigin;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nomad's {@code Job} and the shorter form of it that lists have. */
public final class JobJson {
  private JobJson() {}

  /** A declaration that nobody registered, whether or not it can be used. */
  public static ObjectNode declaration(UncheckedJob read) {
    return declaration(read.job(), read.toJson());
  }

  private static ObjectNode declaration(Job job, String declared) {
    ObjectNode json = (ObjectNode) Json.parse(declared).required("Job");
    CanonicalFields.complete(json, job);
    json.put("Stop", false);
    json.put("Status", "");
    json.put("StatusDescription", "");
    json.put("Stable", false);
    json.put("Version", 0);
    json.putNull("SubmitTime");
    json.put("CreateIndex", 0);
    json.put("ModifyIndex", 0);
    json.put("JobModifyIndex", 0);
    return json;
  }

  private static ObjectNode registered(Job job) {
    ObjectNode json = declaration(job, JobSpec.toJson(job));
    json.set("Update", CanonicalFields.keptUpdates(job));
    if (job.origin() != null) {
      putOrigin(json, job.origin());
    }
    return json;
  }

  /** A registered job. */
  public static ObjectNode of(RegisteredJob job, JobStatus status, long index) {
    ObjectNode json = registered(job.job());
    json.put("Stop", job.stopped());
    json.put("Status", status.phase().word());
    json.put("StatusDescription", description(status));
    json.put("Stable", job.stable());
    json.put("Version", job.version());
    json.put("SubmitTime", Json.nanos(job.submittedAt()));
    indexes(json, job, index);
    return json;
  }

  /** One of the versions of a job. */
  public static ObjectNode version(RegisteredJob job, JobVersion version, JobStatus status) {
    ObjectNode json = registered(version.job());
    json.put("Stop", version.stopped());
    json.put("Status", status.phase().word());
    json.put("Stable", version.stable());
    json.put("Version", version.version());
    json.put("SubmitTime", Json.nanos(version.submittedAt()));
    indexes(json, job, job.modifyIndex());
    return json;
  }

  /** The job that an allocation runs; null if it is not kept. */
  static @Nullable ObjectNode ofAllocation(ClusterState state, Allocation allocation) {
    Optional<RegisteredJob> registered = state.job(allocation.jobId());
    return state
        .declarationOf(allocation)
        .map(
            job -> {
              ObjectNode json = registered(job);
              json.put("Version", allocation.jobVersion());
              registered.ifPresent(one -> indexes(json, one, one.modifyIndex()));
              return json;
            })
        .orElse(null);
  }

  /** As lists show it. */
  public static ObjectNode stub(RegisteredJob job, JobStatus status, long index) {
    ObjectNode json = Json.object();
    json.put("ID", status.id().value());
    json.put("ParentID", job.job().parent().map(JobId::value).orElse(""));
    json.put("Name", status.name());
    json.put("Namespace", status.id().namespace());
    json.set("Datacenters", Json.texts(status.datacenters().stream()));
    json.put("Type", status.type().word());
    json.put("Priority", status.priority());
    json.put("Periodic", job.job().isPeriodic());
    json.put("ParameterizedJob", job.job().isParameterized());
    json.put("Stop", status.stopped());
    json.put("Status", status.phase().word());
    json.put("StatusDescription", description(status));
    json.put("Version", status.version());
    json.set("JobSummary", SummaryJson.of(job, status, index));
    json.put("SubmitTime", Json.nanos(status.submittedAt()));
    indexes(json, job, index);
    return json;
  }

  private static String description(JobStatus status) {
    return status.waitsFor() == null ? "" : status.waitsFor();
  }

  private static void indexes(ObjectNode json, RegisteredJob job, long index) {
    json.put("CreateIndex", job.createIndex());
    json.put("ModifyIndex", index);
    json.put("JobModifyIndex", job.modifyIndex());
  }

  private static void putOrigin(ObjectNode json, JobOrigin origin) {
    json.put("ParentID", origin.parent());
    json.put("Dispatched", origin.dispatched());
    json.put("DispatchIdempotencyToken", origin.idempotencyToken());
    json.set("Payload", origin.payload().isEmpty() ? Json.nothing() : Json.text(origin.payload()));
  }
}
