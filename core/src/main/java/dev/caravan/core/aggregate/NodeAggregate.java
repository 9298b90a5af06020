package dev.caravan.core.aggregate;

import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.lifecycle.NodeLifecycle;
import dev.caravan.core.model.Node;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** A node as Axon sees it. Its rules are those of {@link NodeLifecycle}. */
@AggregateRoot(type = "Node")
final class NodeAggregate {
  @SuppressWarnings("UnusedVariable") // read by Axon
  @AggregateIdentifier
  private final String id;

  private @Nullable Node node;

  NodeAggregate(String id, @Nullable Node node) {
    this.id = id;
    this.node = node;
  }

  @CommandHandler
  void handle(NodeCommand command) {
    Shell.carryOut(NodeLifecycle.decide(node, command));
  }

  @EventSourcingHandler
  void on(NodeEvent event) {
    node = NodeLifecycle.evolve(node, event, Shell.NO_TIME, Shell.NO_POSITION);
  }
}
