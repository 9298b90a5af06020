package dev.caravan.scheduler;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.engine.Actors;
import dev.caravan.scheduler.engine.NodeLoss;
import dev.caravan.scheduler.engine.NodeUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the cluster which nodes this process has, and which it no longer has. */
final class NodeRegistration {
  private static final String GONE = "no longer a node of this scheduler";

  private final Ledger ledger;
  private final IdSource ids;

  NodeRegistration(Ledger ledger, IdSource ids) {
    this.ledger = ledger;
    this.ids = ids;
  }

  /** Registers these nodes and starts them; the others of the log are down from now on. */
  void register(List<NodeConfig> configs, LocalNodes local) {
    Set<String> names = configs.stream().map(NodeConfig::name).collect(Collectors.toSet());
    ledger.execute(Actors.SCHEDULER, state -> markOthersDown(state, names));
    for (NodeConfig config : configs) {
      NodeSpec spec = local.fingerprint(config);
      NodeId id = idOf(config);
      ledger.execute(
          Actors.node(config.name()), state -> NodeUpdates.register(state, id, spec, ids));
      local.add(id, config, spec);
    }
  }

  /** A node keeps its id as long as it keeps its name: its allocations go on. */
  private NodeId idOf(NodeConfig config) {
    return ledger
        .state()
        .nodeNamed(config.name())
        .map(Node::id)
        .orElseGet(() -> new NodeId(ids.next()));
  }

  private List<Command> markOthersDown(ClusterState state, Set<String> names) {
    List<Command> commands = new ArrayList<>();
    for (Node node : state.nodes()) {
      if (node.status() != Node.Status.DOWN && !names.contains(node.spec().name())) {
        commands.addAll(NodeLoss.commands(state, node.id(), GONE, ids));
      }
    }
    return commands;
  }
}
