package dev.caravan.scheduler.engine;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Where something is about to happen.
 *
 * @param cluster to which it happens
 * @param random chooses what of the cluster it happens to
 */
record Scene(TestCluster cluster, Random random) {

  ClusterState state() {
    return cluster.state();
  }

  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  /** A whole number from 0, less than this. */
  int number(int below) {
    return random.nextInt(below);
  }

  /** Up to so many seconds, and at least one. */
  Duration seconds(int most) {
    return Duration.ofSeconds(1 + random.nextInt(most));
  }

  private <T> Optional<T> any(List<T> of) {
    return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
  }

  /** A job that may or may not be there. */
  String job() {
    return any(RandomJobs.IDS).orElseThrow();
  }

  Optional<String> registeredJob() {
    String job = job();
    return state().job(JobId.of(job)).map(known -> job);
  }

  /** A job that is being rolled out. */
  Optional<String> deployedJob() {
    String job = job();
    return activeDeployment(job).map(deployment -> job);
  }

  Optional<Deployment> activeDeployment(String job) {
    return state()
        .latestDeployment(JobId.of(job))
        .filter(deployment -> deployment.status().isActive());
  }

  Optional<Allocation> allocation(String job, Predicate<Allocation> wanted) {
    return any(cluster.allocations(job).stream().filter(wanted).toList());
  }

  /** The name of a node. */
  Optional<String> node(Predicate<Node> wanted) {
    return any(state().nodes().stream().filter(wanted).map(node -> node.spec().name()).toList());
  }
}
