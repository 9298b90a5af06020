package dev.caravan.core.aggregate;

import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.lifecycle.DeploymentLifecycle;
import dev.caravan.core.model.Deployment;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A deployment as Axon sees it. Its rules are those of {@link DeploymentLifecycle}. */
@AggregateRoot(type = "Deployment")
final class DeploymentAggregate {
  @SuppressWarnings("UnusedVariable") // read by Axon
  @AggregateIdentifier
  private @Nullable String id;

  private @Nullable Deployment deployment;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DeploymentCommand command) {
    id = command.deploymentId().toString();
    Shell.carryOut(DeploymentLifecycle.decide(deployment, command));
  }

  @EventSourcingHandler
  void on(DeploymentEvent event) {
    id = event.deploymentId().toString();
    deployment = DeploymentLifecycle.evolve(deployment, event, Shell.NO_TIME, Shell.NO_POSITION);
  }
}
