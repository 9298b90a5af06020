package dev.caravan.core.state;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.JobId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The deployments, and which of them belong to a job or may still change. */
record DeploymentTable(
    PSortedMap<DeploymentId, Deployment> all,
    Index<JobId, DeploymentId> byJob,
    PSortedMap<DeploymentId, Deployment> active) {

  static final DeploymentTable EMPTY =
      new DeploymentTable(TreePMap.empty(), Index.empty(), TreePMap.empty());

  static DeploymentTable of(Collection<Deployment> deployments) {
    DeploymentTable table = EMPTY;
    for (Deployment deployment : deployments) {
      table = table.with(deployment);
    }
    return table;
  }

  DeploymentTable with(Deployment deployment) {
    DeploymentId id = deployment.id();
    return new DeploymentTable(
        all.plus(id, deployment),
        byJob.plus(deployment.jobId(), id),
        deployment.status().isActive() ? active.plus(id, deployment) : active.minus(id));
  }

  DeploymentTable without(Deployment deployment) {
    DeploymentId id = deployment.id();
    return new DeploymentTable(
        all.minus(id), byJob.minus(deployment.jobId(), id), active.minus(id));
  }

  /** Oldest first, by the log: ids may lag behind. */
  List<Deployment> of(JobId job) {
    return byJob.of(job).stream()
        .map(all::get)
        .sorted(Comparator.comparingLong(Deployment::createIndex))
        .toList();
  }
}
