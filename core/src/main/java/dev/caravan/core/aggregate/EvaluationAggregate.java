package dev.caravan.core.aggregate;

import dev.caravan.core.command.EvaluationCommand;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.lifecycle.EvaluationLifecycle;
import dev.caravan.core.model.Evaluation;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** An evaluation as Axon sees it. Its rules are those of {@link EvaluationLifecycle}. */
@AggregateRoot(type = "Evaluation")
final class EvaluationAggregate {
  @SuppressWarnings("UnusedVariable") // read by Axon
  @AggregateIdentifier
  private final String id;

  private @Nullable Evaluation evaluation;

  EvaluationAggregate(String id, @Nullable Evaluation evaluation) {
    this.id = id;
    this.evaluation = evaluation;
  }

  @CommandHandler
  void handle(EvaluationCommand command) {
    Shell.carryOut(EvaluationLifecycle.decide(evaluation, command));
  }

  @EventSourcingHandler
  void on(EvaluationEvent event) {
    evaluation = EvaluationLifecycle.evolve(evaluation, event, Shell.NO_TIME, Shell.NO_POSITION);
  }
}
