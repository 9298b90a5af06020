package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.NodeCommand.MarkNodeDown;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees to nodes that are not heard of in time. As in Nomad such a node is down, or disconnected as
 * long as something of it is not to be given up yet.
 */
final class NodeWatcher implements Watcher {
  private final ClusterState state;
  private final Instant now;
  private final Heartbeats heartbeats;

  NodeWatcher(ClusterState state, Instant now, Heartbeats heartbeats) {
    this.state = state;
    this.now = now;
    this.heartbeats = heartbeats;
  }

  @Override
  public boolean isDue() {
    return !heartbeats.missed(state).isEmpty() || !givenUp().isEmpty();
  }

  @Override
  public List<Command> due(IdSource ids) {
    List<Command> commands = new ArrayList<>();
    for (NodeId silent : heartbeats.missed(state)) {
      commands.addAll(NodeLoss.ofSilent(state, silent, now, ids));
    }
    for (NodeId node : givenUp()) {
      MarkNodeDown loss = new MarkNodeDown(node, NodeLoss.MISSED);
      commands.addAll(NodeLoss.commands(state, node, loss, ids));
    }
    return commands;
  }

  /** When something of a node is to be given up is the business of follow-up evaluations. */
  @Override
  public Optional<Instant> lookAgainAt() {
    return isDue() ? Optional.of(now) : heartbeats.nextDue(state);
  }

  private List<NodeId> givenUp() {
    return state.disconnectedNodes().stream()
        .map(Node::id)
        .filter(node -> !NodeLoss.isWaitedFor(state, node, now))
        .toList();
  }
}
