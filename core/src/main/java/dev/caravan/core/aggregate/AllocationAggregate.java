package dev.caravan.core.aggregate;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.lifecycle.AllocationLifecycle;
import dev.caravan.core.model.Allocation;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** An allocation as Axon sees it. Its rules are those of {@link AllocationLifecycle}. */
@AggregateRoot(type = "Allocation")
final class AllocationAggregate {
  @SuppressWarnings("UnusedVariable") // read by Axon
  @AggregateIdentifier
  private @Nullable String id;

  private @Nullable Allocation allocation;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AllocationCommand command) {
    id = command.allocationId().toString();
    Shell.carryOut(AllocationLifecycle.decide(allocation, command));
  }

  @EventSourcingHandler
  void on(AllocationEvent event) {
    id = event.allocationId().toString();
    allocation = AllocationLifecycle.evolve(allocation, event, Shell.NO_TIME, Shell.NO_POSITION);
  }
}
