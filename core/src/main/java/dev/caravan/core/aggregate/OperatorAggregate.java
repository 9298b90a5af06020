package dev.caravan.core.aggregate;

import dev.caravan.core.command.OperatorCommand;
import dev.caravan.core.event.OperatorEvent;
import dev.caravan.core.lifecycle.ConfigurationLifecycle;
import dev.caravan.core.model.SchedulerConfiguration;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * What operators choose for the cluster, as Axon sees it. Its rules are those of {@link
 * ConfigurationLifecycle}.
 */
@AggregateRoot(type = "Operator")
final class OperatorAggregate {
  @SuppressWarnings("UnusedVariable") // read by Axon
  @AggregateIdentifier
  private final String id;

  private @Nullable SchedulerConfiguration configuration;

  OperatorAggregate(String id, @Nullable SchedulerConfiguration configuration) {
    this.id = id;
    this.configuration = configuration;
  }

  @CommandHandler
  void handle(OperatorCommand command) {
    Shell.carryOut(ConfigurationLifecycle.decide(configuration, command));
  }

  @EventSourcingHandler
  void on(OperatorEvent event) {
    configuration = ConfigurationLifecycle.evolve(configuration, event, Shell.NO_POSITION);
  }
}
