package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.CollectAllocation;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand.CollectDeployment;
import dev.caravan.core.command.EvaluationCommand.CollectEvaluation;
import dev.caravan.core.command.JobCommand.CollectJob;
import dev.caravan.core.command.NodeCommand.PurgeNode;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.garbage.Garbage;
import dev.caravan.scheduler.garbage.GarbageSearch;
import java.util.ArrayList;
import java.util.List;

/** What has the live state forget what nobody needs. */
final class GarbageCommands {
  private GarbageCommands() {}

  /** Allocations come before their evaluations, so that any beginning of it can go by itself. */
  static List<Command> of(Garbage garbage) {
    List<Command> commands = new ArrayList<>();
    if (garbage.job() != null) {
      commands.add(new CollectJob(garbage.job().id(), garbage.job().succeeded()));
    }
    garbage.allocations().forEach(id -> commands.add(new CollectAllocation(id)));
    garbage.evaluations().forEach(id -> commands.add(new CollectEvaluation(id)));
    garbage.deployments().forEach(id -> commands.add(new CollectDeployment(id)));
    return commands;
  }

  /** A node is purged: nothing of it is lost, since nothing runs there. */
  static List<Command> of(NodeId id, ClusterState state, GarbageSearch search) {
    return state
        .node(id)
        .filter(search::canGo)
        .<List<Command>>map(node -> List.of(new PurgeNode(id)))
        .orElse(List.of());
  }
}
