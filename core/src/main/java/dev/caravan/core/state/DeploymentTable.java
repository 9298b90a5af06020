package dev.caravan.core.state;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.JobId;
import java.util.Collection;
import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The deployments, and which of them belong to a job or may still change. */
record DeploymentTable(
    PSortedMap<DeploymentId, Deployment> all,
    ByJob<DeploymentId, Deployment> byJob,
    PSortedMap<DeploymentId, Deployment> active) {

  private static final ByJob.Kind<DeploymentId, Deployment> KIND =
      new ByJob.Kind<>(Deployment::jobId, Deployment::id, Deployment::createIndex);

  static final DeploymentTable EMPTY =
      new DeploymentTable(TreePMap.empty(), ByJob.empty(KIND), TreePMap.empty());

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
        byJob.with(deployment),
        deployment.status().isActive() ? active.plus(id, deployment) : active.minus(id));
  }

  DeploymentTable without(Deployment deployment) {
    DeploymentId id = deployment.id();
    return new DeploymentTable(all.minus(id), byJob.without(deployment), active.minus(id));
  }

  /** Oldest first. */
  List<Deployment> of(JobId job) {
    return byJob.of(job);
  }
}
