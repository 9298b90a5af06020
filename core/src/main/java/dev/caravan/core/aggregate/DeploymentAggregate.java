package dev.caravan.core.aggregate;

import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.lifecycle.DeploymentLifecycle;
import dev.caravan.core.model.Deployment;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** A deployment as Axon sees it. Its rules are those of {@link DeploymentLifecycle}. */
@AggregateRoot(type = "Deployment")
final class DeploymentAggregate {
  @SuppressWarnings("UnusedVariable") // read by Axon
  @AggregateIdentifier
  private final String id;

  private @Nullable Deployment deployment;

  DeploymentAggregate(String id, @Nullable Deployment deployment) {
    this.id = id;
    this.deployment = deployment;
  }

  @CommandHandler
  void handle(DeploymentCommand command) {
    Shell.carryOut(DeploymentLifecycle.decide(deployment, command));
  }

  @EventSourcingHandler
  void on(DeploymentEvent event) {
    deployment = DeploymentLifecycle.evolve(deployment, event, Shell.NO_TIME, Shell.NO_POSITION);
  }
}
