package dev.caravan.scheduler.engine;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job goes back to when its deployment fails. The words are Nomad's.
 *
 * @param target the version to go back to; null if the job stays as it is
 * @param description why the deployment failed, and what comes of it
 */
record Rollback(@Nullable JobVersion target, String description) {

  /**
   * The newest version that is known to work, unless it says the same as the one that failed: that
   * would fail again, and be reverted again, for ever.
   *
   * @param wanted whether the deployment goes back when it fails
   * @param reason why it fails
   */
  static Rollback of(
      @Nullable RegisteredJob job, Deployment deployment, boolean wanted, String reason) {
    if (!wanted || job == null || !isOfNewestVersion(deployment, job)) {
      return new Rollback(null, reason);
    }
    Optional<JobVersion> stable = job.versions().stream().filter(JobVersion::stable).findFirst();
    if (stable.isEmpty()) {
      return new Rollback(null, reason + " - no stable job version to auto revert to");
    }
    long version = stable.get().version();
    return stable.get().job().equals(job.job())
        ? new Rollback(
            null,
            "%s - not rolling back to stable job version %d as current job has same specification"
                .formatted(reason, version))
        : new Rollback(
            stable.get(), "%s - rolling back to job version %d".formatted(reason, version));
  }

  /** Nobody registered the job anew meanwhile: that is not to be undone. */
  private static boolean isOfNewestVersion(Deployment deployment, RegisteredJob job) {
    return deployment.jobVersion() == job.version()
        && deployment.createIndex() >= job.createIndex();
  }
}
