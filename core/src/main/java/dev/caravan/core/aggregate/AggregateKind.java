package dev.caravan.core.aggregate;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.command.EvaluationCommand;
import dev.caravan.core.command.JobCommand;
import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.command.OperatorCommand;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of aggregates: things of which the state has one model each.
 *
 * @param name as the log has it
 * @param root what carries commands out
 * @param commands what can be asked of it
 * @param id of which one a command asks
 * @param find the model of one in a state; empty before its first event and after its last one
 * @param create a root of this id and model
 * @param comesBack whether one that the state does not know may be in the log nevertheless: jobs
 *     and nodes have their ids again when they are registered anew
 */
record AggregateKind<C extends Command, M, T>(
    String name,
    Class<T> root,
    Class<C> commands,
    Function<C, Object> id,
    BiFunction<ClusterState, String, Optional<M>> find,
    Creation<M, T> create,
    boolean comesBack) {

  /** Makes a root. */
  @FunctionalInterface
  interface Creation<M, T> {
    T of(String id, @Nullable M model);
  }

  static final List<AggregateKind<?, ?, ?>> ALL =
      List.of(
          new AggregateKind<>(
              "Job",
              JobAggregate.class,
              JobCommand.class,
              JobCommand::jobId,
              (state, id) -> state.job(JobId.parse(id)),
              JobAggregate::new,
              true),
          new AggregateKind<>(
              "Evaluation",
              EvaluationAggregate.class,
              EvaluationCommand.class,
              EvaluationCommand::evaluationId,
              (state, id) -> state.evaluation(new EvaluationId(id)),
              EvaluationAggregate::new,
              false),
          new AggregateKind<>(
              "Allocation",
              AllocationAggregate.class,
              AllocationCommand.class,
              AllocationCommand::allocationId,
              (state, id) -> state.allocation(new AllocationId(id)),
              AllocationAggregate::new,
              false),
          new AggregateKind<>(
              "Deployment",
              DeploymentAggregate.class,
              DeploymentCommand.class,
              DeploymentCommand::deploymentId,
              (state, id) -> state.deployment(new DeploymentId(id)),
              DeploymentAggregate::new,
              false),
          new AggregateKind<>(
              "Node",
              NodeAggregate.class,
              NodeCommand.class,
              NodeCommand::nodeId,
              (state, id) -> state.node(new NodeId(id)),
              NodeAggregate::new,
              true),
          new AggregateKind<>(
              "Operator",
              OperatorAggregate.class,
              OperatorCommand.class,
              OperatorCommand::cluster,
              (state, id) ->
                  Optional.of(state.schedulerConfiguration()).filter(it -> it.modifyIndex() > 0),
              OperatorAggregate::new,
              true));

  /**
   * An aggregate as a state has it; empty if it is not known, and the log has nothing of it either.
   */
  Optional<T> in(ClusterState state, String id) {
    Optional<M> model = find.apply(state, id);
    return model.isPresent() || comesBack
        ? Optional.of(create.of(id, model.orElse(null)))
        : Optional.empty();
  }
}
