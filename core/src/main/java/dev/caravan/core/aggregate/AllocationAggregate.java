package dev.caravan.core.aggregate;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.lifecycle.AllocationLifecycle;
import dev.caravan.core.model.Allocation;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** An allocation as Axon sees it. Its rules are those of {@link AllocationLifecycle}. */
@AggregateRoot(type = "Allocation")
final class AllocationAggregate {
  @SuppressWarnings("UnusedVariable") // read by Axon
  @AggregateIdentifier
  private final String id;

  private @Nullable Allocation allocation;

  AllocationAggregate(String id, @Nullable Allocation allocation) {
    this.id = id;
    this.allocation = allocation;
  }

  @CommandHandler
  void handle(AllocationCommand command) {
    Shell.carryOut(AllocationLifecycle.decide(allocation, command));
  }

  @EventSourcingHandler
  void on(AllocationEvent event) {
    allocation = AllocationLifecycle.evolve(allocation, event, Shell.NO_TIME, Shell.NO_POSITION);
  }
}
