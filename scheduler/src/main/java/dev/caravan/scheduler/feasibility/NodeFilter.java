package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells which nodes are of the right kind for a task group: its drivers and its constraints. */
public final class NodeFilter {
  private static final String MISSING_DRIVERS = "missing drivers";

  private final List<String> drivers;
  private final List<Constraint> constraints;

  /** For this group of this job. */
  public NodeFilter(Job job, TaskGroup group) {
    this.drivers = group.tasks().stream().map(Task::driver).distinct().toList();
    this.constraints = new ArrayList<>(job.constraints());
    constraints.addAll(group.constraints());
    group.tasks().forEach(task -> constraints.addAll(task.constraints()));
  }

  /** Why a node is of the wrong kind; empty if it is of the right one. */
  public Optional<Rejection> check(Node node) {
    if (!node.spec().drivers().containsAll(drivers)) {
      return Optional.of(new Rejection.Filtered(MISSING_DRIVERS));
    }
    return constraints.stream()
        .filter(constraint -> !holds(constraint, node))
        .findFirst()
        .map(constraint -> new Rejection.Filtered(text(constraint)));
  }

  /** Whether this can tell if a constraint holds; one that it does not know holds nowhere. */
  public static boolean supports(Constraint constraint) {
    return Operator.ofWord(constraint.operator()).isPresent();
  }

  private static boolean holds(Constraint constraint, Node node) {
    return Operator.ofWord(constraint.operator())
        .map(
            operator ->
                operator.holds(
                    NodeValues.resolve(constraint.attribute(), node),
                    NodeValues.resolve(constraint.value(), node)))
        .orElse(false);
  }

  /** The constraint as placement failures name it. */
  private static String text(Constraint constraint) {
    return (constraint.attribute() + " " + constraint.operator() + " " + constraint.value()).trim();
  }
}
