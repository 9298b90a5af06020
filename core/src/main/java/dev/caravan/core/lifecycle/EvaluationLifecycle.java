package dev.caravan.core.lifecycle;

import dev.caravan.core.command.EvaluationCommand;
import dev.caravan.core.command.EvaluationCommand.CancelEvaluation;
import dev.caravan.core.command.EvaluationCommand.CollectEvaluation;
import dev.caravan.core.command.EvaluationCommand.CompleteEvaluation;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.EvaluationCommand.DelayEvaluation;
import dev.caravan.core.command.EvaluationCommand.FailEvaluation;
import dev.caravan.core.command.EvaluationCommand.HoldEvaluation;
import dev.caravan.core.command.EvaluationCommand.NoteEvaluationNode;
import dev.caravan.core.command.EvaluationCommand.UnblockEvaluation;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.EvaluationEvent.EvaluationCancelled;
import dev.caravan.core.event.EvaluationEvent.EvaluationCollected;
import dev.caravan.core.event.EvaluationEvent.EvaluationCompleted;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.EvaluationEvent.EvaluationDelayed;
import dev.caravan.core.event.EvaluationEvent.EvaluationFailed;
import dev.caravan.core.event.EvaluationEvent.EvaluationHeld;
import dev.caravan.core.event.EvaluationEvent.EvaluationNodeNoted;
import dev.caravan.core.event.EvaluationEvent.EvaluationUnblocked;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Evaluation.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of an evaluation. What follows from an evaluation is stored together with its
 * completion, so one that has ended cannot be completed: its plan would be carried out twice.
 */
public final class EvaluationLifecycle {

  /** Why an evaluation is blocked, in Nomad's words. */
  private static final String WAITS_FOR_ROOM = "created to place remaining allocations";

  /** Where an evaluation is in its life. */
  enum State {
    ABSENT,
    PENDING,
    BLOCKED,
    COMPLETE,
    FAILED,
    CANCELLED;

    static State of(@Nullable Evaluation evaluation) {
      return evaluation == null ? ABSENT : valueOf(evaluation.status().name());
    }
  }

  /** What can be asked of an evaluation. */
  enum Input {
    CREATE,
    CREATE_BLOCKED,
    NOTE_NODE,
    DELAY,
    HOLD,
    UNBLOCK,
    COMPLETE,
    FAIL,
    CANCEL,
    COLLECT;

    static Input of(EvaluationCommand command) {
      if (command instanceof CreateEvaluation create) {
        return create.blocked() ? CREATE_BLOCKED : CREATE;
      }
      if (command instanceof NoteEvaluationNode) {
        return NOTE_NODE;
      }
      if (command instanceof DelayEvaluation) {
        return DELAY;
      }
      if (command instanceof HoldEvaluation) {
        return HOLD;
      }
      if (command instanceof UnblockEvaluation) {
        return UNBLOCK;
      }
      if (command instanceof CompleteEvaluation) {
        return COMPLETE;
      }
      if (command instanceof CollectEvaluation) {
        return COLLECT;
      }
      return command instanceof FailEvaluation ? FAIL : CANCEL;
    }
  }

  static final TransitionTable<State, Input> TABLE = table();

  private EvaluationLifecycle() {}

  private static TransitionTable<State, Input> table() {
    TransitionTable.Builder<State, Input> table =
        TransitionTable.of("Evaluation", State.class, Input.class)
            .move(State.ABSENT, Input.CREATE, State.PENDING)
            .move(State.ABSENT, Input.CREATE_BLOCKED, State.BLOCKED)
            .refuse(
                State.ABSENT,
                "no %s",
                Input.NOTE_NODE,
                Input.DELAY,
                Input.HOLD,
                Input.UNBLOCK,
                Input.COMPLETE,
                Input.FAIL,
                Input.CANCEL,
                Input.COLLECT)
            .stay(State.PENDING, Input.NOTE_NODE, Input.DELAY)
            .move(State.PENDING, Input.HOLD, State.BLOCKED)
            .ignore(State.PENDING, Input.UNBLOCK)
            .move(State.PENDING, Input.COMPLETE, State.COMPLETE)
            .move(State.PENDING, Input.FAIL, State.FAILED)
            .move(State.PENDING, Input.CANCEL, State.CANCELLED)
            .stay(State.BLOCKED, Input.NOTE_NODE)
            .move(State.BLOCKED, Input.UNBLOCK, State.PENDING)
            .refuse(
                State.BLOCKED,
                "%s is blocked; unblock it first",
                Input.DELAY,
                Input.HOLD,
                Input.COMPLETE)
            .move(State.BLOCKED, Input.FAIL, State.FAILED)
            .move(State.BLOCKED, Input.CANCEL, State.CANCELLED);
    for (State existing : EnumSet.complementOf(EnumSet.of(State.ABSENT))) {
      table.refuse(existing, "%s exists already", Input.CREATE, Input.CREATE_BLOCKED);
    }
    for (State open : List.of(State.PENDING, State.BLOCKED)) {
      table.refuse(open, "%s is not over", Input.COLLECT);
    }
    for (State over : List.of(State.COMPLETE, State.FAILED, State.CANCELLED)) {
      table
          .refuse(over, "%s has ended", Input.COMPLETE)
          .move(over, Input.COLLECT, State.ABSENT)
          .ignore(
              over,
              Input.NOTE_NODE,
              Input.DELAY,
              Input.HOLD,
              Input.UNBLOCK,
              Input.FAIL,
              Input.CANCEL);
    }
    return table.build();
  }

  /** What this command makes of this evaluation; null for one that does not exist. */
  public static Decision decide(@Nullable Evaluation evaluation, EvaluationCommand command) {
    String subject = "evaluation \"" + command.evaluationId() + "\"";
    return TABLE.decide(
        State.of(evaluation), Input.of(command), subject, () -> Decision.accept(event(command)));
  }

  private static EvaluationEvent event(EvaluationCommand command) {
    if (command instanceof CreateEvaluation create) {
      return created(create);
    }
    if (command instanceof NoteEvaluationNode note) {
      return new EvaluationNodeNoted(note.evaluationId(), note.nodeId());
    }
    if (command instanceof DelayEvaluation delay) {
      return new EvaluationDelayed(delay.evaluationId(), delay.until(), delay.reason());
    }
    if (command instanceof HoldEvaluation hold) {
      return new EvaluationHeld(hold.evaluationId(), hold.waitsFor());
    }
    if (command instanceof UnblockEvaluation unblock) {
      return new EvaluationUnblocked(unblock.evaluationId());
    }
    if (command instanceof CompleteEvaluation complete) {
      return new EvaluationCompleted(
          complete.evaluationId(),
          complete.deploymentId(),
          complete.blockedEvaluation(),
          complete.queuedAllocations(),
          complete.failedPlacements());
    }
    if (command instanceof FailEvaluation fail) {
      return new EvaluationFailed(fail.evaluationId(), fail.reason());
    }
    if (command instanceof CollectEvaluation collect) {
      return new EvaluationCollected(collect.evaluationId());
    }
    CancelEvaluation cancel = (CancelEvaluation) command;
    return new EvaluationCancelled(cancel.evaluationId(), cancel.reason());
  }

  private static EvaluationCreated created(CreateEvaluation create) {
    return new EvaluationCreated(
        create.evaluationId(),
        create.jobId(),
        create.type(),
        create.priority(),
        create.trigger(),
        create.jobModifyIndex(),
        create.blocked(),
        create.deploymentId(),
        create.previousEvaluation(),
        create.failedPlacements());
  }

  /**
   * The evaluation after an event.
   *
   * @param evaluation the evaluation before; null if there was none
   * @param time when it happened
   * @param position its place in the log
   * @return null if there is no such evaluation any more, or yet
   */
  public static @Nullable Evaluation evolve(
      @Nullable Evaluation evaluation, EvaluationEvent event, Instant time, long position) {
    if (event instanceof EvaluationCreated created) {
      return begin(created, time, position);
    }
    if (evaluation == null || event instanceof EvaluationCollected) {
      return null;
    }
    EvaluationDraft draft = new EvaluationDraft(evaluation);
    if (event instanceof EvaluationCompleted completed) {
      complete(draft, completed);
    } else if (event instanceof EvaluationNodeNoted noted) {
      draft.nodeId = noted.nodeId();
    } else if (event instanceof EvaluationDelayed delayed) {
      draft.waitUntil = delayed.until();
      draft.statusDescription = delayed.reason();
    } else if (event instanceof EvaluationHeld held) {
      draft.hold(held.waitsFor());
    } else if (event instanceof EvaluationFailed failed) {
      draft.end(Status.FAILED, failed.reason());
    } else if (event instanceof EvaluationCancelled cancelled) {
      draft.end(Status.CANCELLED, cancelled.reason());
    } else if (event instanceof EvaluationUnblocked) {
      draft.letGo();
    }
    return draft.at(time, position);
  }

  private static void complete(EvaluationDraft draft, EvaluationCompleted event) {
    draft.status = Status.COMPLETE;
    if (event.deploymentId() != null) {
      draft.deploymentId = event.deploymentId();
    }
    draft.blockedEvaluation = event.blockedEvaluation();
    draft.queuedAllocations = event.queuedAllocations();
    draft.failedPlacements = event.failedPlacements();
  }

  private static Evaluation begin(EvaluationCreated event, Instant time, long position) {
    return new Evaluation(
        event.evaluationId(),
        event.jobId(),
        event.type(),
        event.priority(),
        event.trigger(),
        event.jobModifyIndex(),
        event.blocked() ? Status.BLOCKED : Status.PENDING,
        event.blocked() ? WAITS_FOR_ROOM : "",
        null,
        null,
        null,
        event.deploymentId(),
        event.previousEvaluation(),
        null,
        Map.of(),
        event.failedPlacements(),
        time,
        time,
        position,
        position);
  }
}
