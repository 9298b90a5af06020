package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is found out in the course of one evaluation about which nodes are of the right kind for
 * which task group. What a job's constraints say of a class of nodes is known to all its groups.
 */
public final class Eligibility {
  private final RegisteredJob job;
  private final Map<Long, ClassChecks> byVersion = new HashMap<>();
  private final Map<Declared, NodeFilter> filters = new HashMap<>();

  /** For one evaluation of this job. */
  public Eligibility(RegisteredJob job) {
    this.job = job;
  }

  /**
   * The filter for a task group as a version of the job declares it, or as the newest does if that
   * version is not known any more.
   */
  public NodeFilter of(TaskGroup group, long jobVersion) {
    return filters.computeIfAbsent(
        new Declared(group.name(), jobVersion),
        any -> new NodeFilter(jobChecks(jobVersion), groupChecks(group), group.volumes()));
  }

  private ClassChecks jobChecks(long version) {
    return byVersion.computeIfAbsent(
        version,
        any -> {
          Job declaration = job.version(version).orElse(job.job());
          return new ClassChecks(List.of(), aboutNodes(declaration.constraints()), List.of());
        });
  }

  private static ClassChecks groupChecks(TaskGroup group) {
    List<Constraint> constraints = new ArrayList<>(group.constraints());
    group.tasks().forEach(task -> constraints.addAll(task.constraints()));
    return new ClassChecks(
        group.tasks().stream().map(Task::driver).distinct().toList(),
        aboutNodes(constraints),
        DeviceAsk.of(ResourceAsk.of(group).devices()));
  }

  private static List<ConstraintCheck> aboutNodes(List<Constraint> constraints) {
    return constraints.stream()
        .filter(constraint -> !Distinct.isAsked(constraint))
        .map(ConstraintCheck::new)
        .toList();
  }

  private record Declared(String group, long jobVersion) {}
}
