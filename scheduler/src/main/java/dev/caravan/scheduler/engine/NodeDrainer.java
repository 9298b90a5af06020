package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.RequestTransition;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.NodeCommand.CompleteNodeDrain;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.DrainStrategy;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Empties the nodes that are drained. Services are moved group by group, as their {@code migrate}
 * blocks allow; batch jobs may end by themselves until the deadline; system jobs go last. At the
 * deadline all that is left is told to end. Pure but for the ids.
 */
final class NodeDrainer implements Watcher {
  private final ClusterState state;
  private final Instant now;

  NodeDrainer(ClusterState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  @Override
  public boolean isDue() {
    return nodes().anyMatch(this::isOver) || groups().anyMatch(group -> !group.movable().isEmpty());
  }

  @Override
  public List<Command> due(IdSource ids) {
    List<Allocation> leaving =
        Stream.concat(
                nodes().filter(this::isOver).flatMap(this::leftOn),
                groups().flatMap(group -> group.movable().stream()))
            .distinct()
            .toList();
    List<Command> commands = new ArrayList<>();
    JobEvaluations evaluations = new JobEvaluations(state, Evaluation.Trigger.NODE_DRAIN, ids);
    for (Allocation allocation : leaving) {
      commands.add(new RequestTransition(allocation.id(), DesiredTransition.MIGRATE));
      evaluations.of(allocation.jobId());
    }
    nodes()
        .filter(this::isOver)
        .forEach(node -> commands.add(new CompleteNodeDrain(node.id(), !isEmpty(node))));
    commands.addAll(evaluations.commands());
    return commands;
  }

  @Override
  public Optional<Instant> lookAgainAt() {
    if (isDue()) {
      return Optional.of(now);
    }
    Stream<Instant> deadlines =
        drains().flatMap(drain -> Optional.ofNullable(drain.forceDeadline()).stream());
    Stream<Instant> verdicts = groups().flatMap(group -> group.lookAgainAt().stream());
    return Stream.concat(deadlines, verdicts).min(Instant::compareTo);
  }

  private Stream<Node> nodes() {
    return state.drainingNodes().stream();
  }

  private Stream<DrainStrategy> drains() {
    return nodes().map(node -> Objects.requireNonNull(node.drain()));
  }

  private boolean isOver(Node node) {
    return isEmpty(node) || Objects.requireNonNull(node.drain()).isOverdue(now);
  }

  /** Whether nothing runs there but what goes last. */
  private boolean isEmpty(Node node) {
    return state.activeAllocationsOn(node.id()).stream().allMatch(this::isOfSystemJob);
  }

  /** What is there and was not told to go yet. */
  private Stream<Allocation> leftOn(Node node) {
    boolean ignoresSystemJobs = Objects.requireNonNull(node.drain()).spec().ignoreSystemJobs();
    return state.activeAllocationsOn(node.id()).stream()
        .filter(allocation -> !allocation.isTerminal())
        .filter(allocation -> allocation.desiredTransition() != DesiredTransition.MIGRATE)
        .filter(allocation -> !(ignoresSystemJobs && isOfSystemJob(allocation)));
  }

  private boolean isOfSystemJob(Allocation allocation) {
    return state
        .job(allocation.jobId())
        .map(job -> job.job().type())
        .filter(JobType::runsOnEachNode)
        .isPresent();
  }

  /** The groups of services of which anything is on a node that is drained. */
  private Stream<GroupDrain> groups() {
    Stream<JobId> jobs =
        nodes()
            .flatMap(node -> state.activeAllocationsOn(node.id()).stream())
            .map(Allocation::jobId)
            .distinct();
    return jobs.flatMap(id -> state.job(id).stream())
        .filter(job -> job.job().type() == JobType.SERVICE && !job.stopped())
        .flatMap(this::groups);
  }

  private Stream<GroupDrain> groups(RegisteredJob job) {
    List<Allocation> allocations = state.allocationsOf(job);
    return job.job().taskGroups().stream()
        .map(group -> new GroupDrain(state, group, allocations, now));
  }
}
