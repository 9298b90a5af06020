package dev.caravan.core.aggregate;

import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.lifecycle.NodeLifecycle;
import dev.caravan.core.model.Node;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A node as Axon sees it. Its rules are those of {@link NodeLifecycle}. */
@AggregateRoot(type = "Node")
final class NodeAggregate {
  @SuppressWarnings("UnusedVariable") // read by Axon
  @AggregateIdentifier
  private @Nullable String id;

  private @Nullable Node node;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(NodeCommand command) {
    id = command.nodeId().toString();
    Shell.carryOut(NodeLifecycle.decide(node, command));
  }

  @EventSourcingHandler
  void on(NodeEvent event) {
    id = event.nodeId().toString();
    node = NodeLifecycle.evolve(node, event, Shell.NO_TIME, Shell.NO_POSITION);
  }
}
