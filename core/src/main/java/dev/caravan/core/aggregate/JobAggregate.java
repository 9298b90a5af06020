package dev.caravan.core.aggregate;

import dev.caravan.core.command.JobCommand;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.lifecycle.JobLifecycle;
import dev.caravan.core.model.RegisteredJob;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** A job as Axon sees it. Its rules are those of {@link JobLifecycle}. */
@AggregateRoot(type = "Job")
final class JobAggregate {
  @SuppressWarnings("UnusedVariable") // read by Axon
  @AggregateIdentifier
  private final String id;

  private @Nullable RegisteredJob job;

  JobAggregate(String id, @Nullable RegisteredJob job) {
    this.id = id;
    this.job = job;
  }

  @CommandHandler
  void handle(JobCommand command) {
    Shell.carryOut(JobLifecycle.decide(job, command));
  }

  @EventSourcingHandler
  void on(JobEvent event) {
    job = JobLifecycle.evolve(job, event, Shell.NO_TIME, Shell.NO_POSITION);
  }
}
