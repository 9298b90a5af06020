package dev.caravan.http.endpoint;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import java.util.Collection;
import java.util.function.ToLongFunction;

/** The positions in the log at which things last changed: what blocking queries wait for. */
final class Indexes {
  private Indexes() {}

  static long allocations(Collection<Allocation> allocations) {
    return newest(allocations, Allocation::modifyIndex);
  }

  static long evaluations(Collection<Evaluation> evaluations) {
    return newest(evaluations, Evaluation::modifyIndex);
  }

  static long deployments(Collection<Deployment> deployments) {
    return newest(deployments, Deployment::modifyIndex);
  }

  static long nodes(Collection<Node> nodes) {
    return newest(nodes, Node::modifyIndex);
  }

  /** A job's status follows from its evaluations and allocations, so it changes with them. */
  static long job(ClusterState state, JobId id) {
    long declared = state.job(id).map(RegisteredJob::modifyIndex).orElse(0L);
    long done =
        Math.max(evaluations(state.evaluationsOf(id)), allocations(state.allocationsOf(id)));
    return Math.max(declared, done);
  }

  /** A job that was purged shows in the evaluation that ends its allocations. */
  static long jobs(ClusterState state) {
    long declared = newest(state.jobs(), RegisteredJob::modifyIndex);
    return Math.max(
        declared, Math.max(evaluations(state.evaluations()), allocations(state.allocations())));
  }

  private static <T> long newest(Collection<T> all, ToLongFunction<T> index) {
    return all.stream().mapToLong(index).max().orElse(0);
  }
}
