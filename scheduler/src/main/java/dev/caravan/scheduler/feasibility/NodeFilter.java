package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells which nodes are of the right kind for a task group: the constraints of its job first, then
 * its drivers and its own constraints, as in Nomad. Made by {@link Eligibility}.
 */
public final class NodeFilter {
  private final ClassChecks job;
  private final ClassChecks group;

  NodeFilter(ClassChecks job, ClassChecks group) {
    this.job = job;
    this.group = group;
  }

  /** Why a node is of the wrong kind; empty if it is of the right one. */
  public Optional<Rejection> check(Node node, ComputedClass computedClass) {
    Optional<Rejection> rejection = job.check(node, computedClass);
    return rejection.isPresent() ? rejection : group.check(node, computedClass);
  }

  /** All that makes a node one of the wrong kind; empty if it is of the right one. */
  public List<Obstacle> obstacles(Node node) {
    return Stream.concat(job.obstacles(node).stream(), group.obstacles(node).stream()).toList();
  }
}
