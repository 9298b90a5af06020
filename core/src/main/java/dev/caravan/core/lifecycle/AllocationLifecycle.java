package dev.caravan.core.lifecycle;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.command.AllocationCommand.CollectAllocation;
import dev.caravan.core.command.AllocationCommand.DecideAllocationHealth;
import dev.caravan.core.command.AllocationCommand.DelayReschedule;
import dev.caravan.core.command.AllocationCommand.NotePreemptions;
import dev.caravan.core.command.AllocationCommand.NoteReschedule;
import dev.caravan.core.command.AllocationCommand.NoteTaskEvents;
import dev.caravan.core.command.AllocationCommand.PlaceAllocation;
import dev.caravan.core.command.AllocationCommand.PreemptAllocation;
import dev.caravan.core.command.AllocationCommand.PromoteCanary;
import dev.caravan.core.command.AllocationCommand.ReconnectAllocation;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.AllocationCommand.RequestTransition;
import dev.caravan.core.command.AllocationCommand.StopAllocation;
import dev.caravan.core.command.AllocationCommand.UpdateAllocationInPlace;
import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.AllocationEvent.AllocationChecksReported;
import dev.caravan.core.event.AllocationEvent.AllocationCollected;
import dev.caravan.core.event.AllocationEvent.AllocationHealthDecided;
import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationPreempted;
import dev.caravan.core.event.AllocationEvent.AllocationReconnected;
import dev.caravan.core.event.AllocationEvent.AllocationRescheduleDelayed;
import dev.caravan.core.event.AllocationEvent.AllocationRescheduled;
import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.AllocationEvent.AllocationStopRequested;
import dev.caravan.core.event.AllocationEvent.AllocationTransitionRequested;
import dev.caravan.core.event.AllocationEvent.AllocationUpdatedInPlace;
import dev.caravan.core.event.AllocationEvent.CanaryPromoted;
import dev.caravan.core.event.AllocationEvent.PreemptionsNoted;
import dev.caravan.core.event.AllocationEvent.TaskEventsNoted;
import dev.caravan.core.event.Event;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.CheckHealth;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.TaskUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of an allocation has two sides: what the scheduler wants of it, and what its node says
 * of it. Each has a table of its own. A node's news may come late or twice, so old news is ignored,
 * never refused.
 */
public final class AllocationLifecycle {

  /** What the scheduler wants. */
  enum Desired {
    ABSENT,
    RUN,
    STOP,
    EVICT;

    static Desired of(@Nullable Allocation allocation) {
      return allocation == null ? ABSENT : valueOf(allocation.desiredStatus().name());
    }
  }

  /** What can be asked of the scheduler's side. */
  enum DesiredInput {
    PLACE,
    UPDATE_IN_PLACE,
    NOTE_RESCHEDULE,
    NOTE_PREEMPTIONS,
    DELAY_RESCHEDULE,
    REQUEST_TRANSITION,
    PROMOTE_CANARY,
    PREEMPT,
    RECONNECT,
    STOP;

    static DesiredInput of(AllocationCommand command) {
      if (command instanceof PlaceAllocation) {
        return PLACE;
      }
      if (command instanceof UpdateAllocationInPlace) {
        return UPDATE_IN_PLACE;
      }
      if (command instanceof NoteReschedule) {
        return NOTE_RESCHEDULE;
      }
      if (command instanceof NotePreemptions) {
        return NOTE_PREEMPTIONS;
      }
      if (command instanceof PreemptAllocation) {
        return PREEMPT;
      }
      if (command instanceof DelayReschedule) {
        return DELAY_RESCHEDULE;
      }
      if (command instanceof RequestTransition) {
        return REQUEST_TRANSITION;
      }
      if (command instanceof ReconnectAllocation) {
        return RECONNECT;
      }
      return command instanceof PromoteCanary ? PROMOTE_CANARY : STOP;
    }
  }

  /** What the node says. */
  enum Client {
    ABSENT,
    PENDING,
    RUNNING,
    COMPLETE,
    FAILED,
    LOST,
    UNKNOWN;

    static Client of(@Nullable Allocation allocation) {
      return allocation == null ? ABSENT : valueOf(allocation.clientStatus().name());
    }
  }

  /** What can be asked of the node's side. */
  enum ClientInput {
    PLACE,
    REPORT_PENDING,
    REPORT_RUNNING,
    REPORT_COMPLETE,
    REPORT_FAILED,
    REPORT_LOST,
    REPORT_UNKNOWN,
    NOTE_TASK_EVENTS,
    DECIDE_HEALTH,
    COLLECT;

    static ClientInput of(ReportAllocationStatus report) {
      return valueOf("REPORT_" + report.clientStatus().name());
    }
  }

  private static final String ABSENT = "no %s";
  private static final String EXISTS = "%s exists already";

  static final TransitionTable<Desired, DesiredInput> DESIRED =
      TransitionTable.of("Allocation, as desired", Desired.class, DesiredInput.class)
          .move(Desired.ABSENT, DesiredInput.PLACE, Desired.RUN)
          .refuse(
              Desired.ABSENT,
              ABSENT,
              DesiredInput.UPDATE_IN_PLACE,
              DesiredInput.NOTE_RESCHEDULE,
              DesiredInput.NOTE_PREEMPTIONS,
              DesiredInput.DELAY_RESCHEDULE,
              DesiredInput.REQUEST_TRANSITION,
              DesiredInput.PROMOTE_CANARY,
              DesiredInput.PREEMPT,
              DesiredInput.RECONNECT,
              DesiredInput.STOP)
          .refuse(Desired.RUN, EXISTS, DesiredInput.PLACE)
          .stay(
              Desired.RUN,
              DesiredInput.UPDATE_IN_PLACE,
              DesiredInput.NOTE_RESCHEDULE,
              DesiredInput.NOTE_PREEMPTIONS,
              DesiredInput.DELAY_RESCHEDULE,
              DesiredInput.REQUEST_TRANSITION,
              DesiredInput.PROMOTE_CANARY,
              DesiredInput.RECONNECT)
          .move(Desired.RUN, DesiredInput.STOP, Desired.STOP)
          .move(Desired.RUN, DesiredInput.PREEMPT, Desired.EVICT)
          .refuse(Desired.STOP, EXISTS, DesiredInput.PLACE)
          .refuse(
              Desired.STOP,
              "%s is being stopped",
              DesiredInput.UPDATE_IN_PLACE,
              DesiredInput.NOTE_RESCHEDULE,
              DesiredInput.NOTE_PREEMPTIONS)
          .ignore(
              Desired.STOP,
              DesiredInput.DELAY_RESCHEDULE,
              DesiredInput.REQUEST_TRANSITION,
              DesiredInput.PROMOTE_CANARY,
              DesiredInput.PREEMPT,
              DesiredInput.RECONNECT,
              DesiredInput.STOP)
          .refuse(Desired.EVICT, EXISTS, DesiredInput.PLACE)
          .refuse(
              Desired.EVICT,
              "%s was preempted",
              DesiredInput.UPDATE_IN_PLACE,
              DesiredInput.NOTE_RESCHEDULE,
              DesiredInput.NOTE_PREEMPTIONS)
          .ignore(
              Desired.EVICT,
              DesiredInput.DELAY_RESCHEDULE,
              DesiredInput.REQUEST_TRANSITION,
              DesiredInput.PROMOTE_CANARY,
              DesiredInput.RECONNECT,
              DesiredInput.PREEMPT)
          // It stays preempted, but knows from then on what has taken its place.
          .stay(Desired.EVICT, DesiredInput.STOP)
          .build();

  static final TransitionTable<Client, ClientInput> CLIENT = clientTable();

  private AllocationLifecycle() {}

  private static TransitionTable<Client, ClientInput> clientTable() {
    TransitionTable.Builder<Client, ClientInput> table =
        TransitionTable.of("Allocation, on its node", Client.class, ClientInput.class)
            .move(Client.ABSENT, ClientInput.PLACE, Client.PENDING)
            .refuse(
                Client.ABSENT,
                ABSENT,
                ClientInput.REPORT_PENDING,
                ClientInput.REPORT_RUNNING,
                ClientInput.REPORT_COMPLETE,
                ClientInput.REPORT_FAILED,
                ClientInput.REPORT_LOST,
                ClientInput.REPORT_UNKNOWN,
                ClientInput.NOTE_TASK_EVENTS,
                ClientInput.DECIDE_HEALTH,
                ClientInput.COLLECT);
    for (Client alive : List.of(Client.PENDING, Client.RUNNING, Client.UNKNOWN)) {
      table
          .refuse(alive, EXISTS, ClientInput.PLACE)
          .move(alive, ClientInput.REPORT_PENDING, Client.PENDING)
          .move(alive, ClientInput.REPORT_RUNNING, Client.RUNNING)
          .move(alive, ClientInput.REPORT_COMPLETE, Client.COMPLETE)
          .move(alive, ClientInput.REPORT_FAILED, Client.FAILED)
          .move(alive, ClientInput.REPORT_LOST, Client.LOST)
          .move(alive, ClientInput.REPORT_UNKNOWN, Client.UNKNOWN)
          .stay(alive, ClientInput.NOTE_TASK_EVENTS, ClientInput.DECIDE_HEALTH)
          .refuse(alive, "%s has not ended on its node", ClientInput.COLLECT);
    }
    for (Client over : List.of(Client.COMPLETE, Client.FAILED, Client.LOST)) {
      table
          .refuse(over, EXISTS, ClientInput.PLACE)
          .ignore(
              over,
              ClientInput.REPORT_PENDING,
              ClientInput.REPORT_RUNNING,
              ClientInput.REPORT_COMPLETE,
              ClientInput.REPORT_FAILED,
              ClientInput.REPORT_LOST,
              ClientInput.REPORT_UNKNOWN)
          .stay(over, ClientInput.NOTE_TASK_EVENTS, ClientInput.DECIDE_HEALTH)
          .move(over, ClientInput.COLLECT, Client.ABSENT);
    }
    return table.build();
  }

  /** What this command makes of this allocation; null for one that does not exist. */
  public static Decision decide(@Nullable Allocation allocation, AllocationCommand command) {
    String subject = "allocation \"" + command.allocationId() + "\"";
    Client client = Client.of(allocation);
    if (command instanceof ReportAllocationStatus report) {
      return CLIENT.decide(
          client, ClientInput.of(report), subject, () -> report(known(allocation), report));
    }
    if (command instanceof NoteTaskEvents note) {
      return CLIENT.decide(
          client,
          ClientInput.NOTE_TASK_EVENTS,
          subject,
          () -> Decision.accept(new TaskEventsNoted(note.allocationId(), note.events())));
    }
    if (command instanceof DecideAllocationHealth health) {
      return CLIENT.decide(
          client, ClientInput.DECIDE_HEALTH, subject, () -> judge(known(allocation), health));
    }
    if (command instanceof CollectAllocation collect) {
      return CLIENT.decide(
          client,
          ClientInput.COLLECT,
          subject,
          () -> Decision.accept(new AllocationCollected(collect.allocationId())));
    }
    return DESIRED.decide(
        Desired.of(allocation),
        DesiredInput.of(command),
        subject,
        () -> desire(allocation, command));
  }

  private static Decision desire(@Nullable Allocation allocation, AllocationCommand command) {
    if (command instanceof PlaceAllocation place) {
      return Decision.accept(placed(place));
    }
    if (command instanceof UpdateAllocationInPlace update) {
      return Decision.accept(updated(update));
    }
    if (command instanceof NoteReschedule note) {
      return Decision.accept(new AllocationRescheduled(note.allocationId(), note.events()));
    }
    if (command instanceof DelayReschedule delay) {
      return Decision.accept(
          new AllocationRescheduleDelayed(delay.allocationId(), delay.followUpEvaluation()));
    }
    if (command instanceof NotePreemptions note) {
      return Decision.accept(new PreemptionsNoted(note.allocationId(), note.preempted()));
    }
    if (command instanceof PreemptAllocation preempt) {
      return Decision.accept(
          new AllocationPreempted(
              preempt.allocationId(), preempt.evaluationId(), preempt.preemptedBy()));
    }
    if (command instanceof RequestTransition request) {
      return request(known(allocation), request);
    }
    if (command instanceof ReconnectAllocation) {
      return Decision.accept(new AllocationReconnected(command.allocationId()));
    }
    return command instanceof PromoteCanary promote
        ? promote(known(allocation), promote)
        : Decision.accept(stopRequested((StopAllocation) command));
  }

  /** The tables let nothing but a placement through where there is no allocation. */
  private static Allocation known(@Nullable Allocation allocation) {
    return Objects.requireNonNull(allocation, "allocation");
  }

  private static AllocationPlaced placed(PlaceAllocation command) {
    return new AllocationPlaced(
        command.allocationId(),
        command.evaluationId(),
        command.name(),
        command.jobId(),
        command.jobVersion(),
        command.taskGroup(),
        command.nodeId(),
        command.nodeName(),
        command.resources(),
        command.deploymentId(),
        command.canary(),
        command.previousAllocation(),
        command.metrics());
  }

  private static AllocationUpdatedInPlace updated(UpdateAllocationInPlace command) {
    return new AllocationUpdatedInPlace(
        command.allocationId(),
        command.evaluationId(),
        command.jobVersion(),
        command.resources(),
        command.deploymentId());
  }

  private static AllocationStopRequested stopRequested(StopAllocation command) {
    return new AllocationStopRequested(
        command.allocationId(), command.evaluationId(), command.reason(), command.replacement());
  }

  private static Decision request(Allocation allocation, RequestTransition command) {
    return allocation.desiredTransition() == command.transition()
        ? Decision.nothing()
        : Decision.accept(
            new AllocationTransitionRequested(command.allocationId(), command.transition()));
  }

  private static Decision promote(Allocation allocation, PromoteCanary command) {
    return allocation.canary()
        ? Decision.accept(new CanaryPromoted(command.allocationId()))
        : Decision.nothing();
  }

  private static Decision report(Allocation allocation, ReportAllocationStatus report) {
    List<TaskUpdate> news =
        report.tasks().stream()
            .filter(update -> TaskProgress.isNews(allocation.taskStates(), update))
            .toList();
    boolean isNews =
        !news.isEmpty()
            || allocation.clientStatus() != report.clientStatus()
            || !allocation.clientDescription().equals(report.clientDescription());
    List<Event> events = new ArrayList<>();
    if (isNews) {
      events.add(
          new AllocationStatusReported(
              report.allocationId(), report.clientStatus(), report.clientDescription(), news));
    }
    if (isNewsOfChecks(allocation, report)) {
      events.add(
          new AllocationChecksReported(
              report.allocationId(), Objects.requireNonNull(report.failingChecks())));
    }
    return new Decision.Accepted(events);
  }

  /** Once there is a verdict, nothing depends on them any more. */
  private static boolean isNewsOfChecks(Allocation allocation, ReportAllocationStatus report) {
    CheckHealth known = allocation.checks();
    return report.failingChecks() != null
        && allocation.healthy() == null
        && (known == null || !known.failing().equals(report.failingChecks()));
  }

  /** A verdict counts only for the deployment that the allocation still belongs to. */
  private static Decision judge(Allocation allocation, DecideAllocationHealth command) {
    boolean isNews =
        command.deploymentId().equals(allocation.deploymentId())
            && !Objects.equals(allocation.healthy(), command.healthy());
    return isNews
        ? Decision.accept(
            new AllocationHealthDecided(
                command.allocationId(), command.deploymentId(), command.healthy()))
        : Decision.nothing();
  }

  /**
   * The allocation after an event.
   *
   * @param allocation the allocation before; null if there was none
   * @param time when it happened
   * @param position its place in the log
   * @return null if there is no such allocation any more, or yet
   */
  public static @Nullable Allocation evolve(
      @Nullable Allocation allocation, AllocationEvent event, Instant time, long position) {
    if (event instanceof AllocationPlaced placed) {
      return begin(placed, time, position);
    }
    if (allocation == null || event instanceof AllocationCollected) {
      return null;
    }
    AllocationDraft draft = new AllocationDraft(allocation);
    if (event instanceof AllocationUpdatedInPlace updated) {
      update(draft, updated);
    } else if (event instanceof AllocationStopRequested stop) {
      stop(draft, stop);
    } else if (event instanceof AllocationPreempted preempted) {
      draft.desiredStatus = DesiredStatus.EVICT;
      draft.desiredDescription = "Preempted by alloc ID " + preempted.preemptedBy();
      draft.preemptedByAllocation = preempted.preemptedBy();
    } else if (event instanceof PreemptionsNoted noted) {
      draft.preemptedAllocations = noted.preempted();
    } else if (event instanceof AllocationRescheduled rescheduled) {
      draft.rescheduleEvents = rescheduled.events();
    } else if (event instanceof AllocationRescheduleDelayed delayed) {
      draft.followUpEvaluation = delayed.followUpEvaluation();
    } else if (event instanceof AllocationTransitionRequested requested) {
      draft.desiredTransition = requested.transition();
    } else if (event instanceof CanaryPromoted) {
      draft.canary = false;
    } else if (event instanceof AllocationReconnected) {
      draft.disconnectedAt = null;
      draft.followUpEvaluation = null;
    } else if (event instanceof AllocationStatusReported report) {
      report(draft, report, time);
    } else if (event instanceof AllocationChecksReported checks) {
      draft.checks = new CheckHealth(time, checks.failing());
    } else if (event instanceof TaskEventsNoted noted) {
      draft.taskStates = TaskProgress.note(allocation.taskStates(), noted.events());
    } else if (event instanceof AllocationHealthDecided health) {
      draft.healthy = health.healthy();
      draft.healthDecidedAt = time;
    }
    return draft.at(time, position);
  }

  private static void stop(AllocationDraft draft, AllocationStopRequested event) {
    if (draft.desiredStatus != DesiredStatus.EVICT) {
      draft.desiredStatus = DesiredStatus.STOP;
      draft.desiredDescription = event.reason();
    }
    draft.nextAllocation = event.replacement();
  }

  private static void report(AllocationDraft draft, AllocationStatusReported event, Instant time) {
    if (event.clientStatus() == ClientStatus.UNKNOWN) {
      draft.disconnectedAt = time;
      draft.followUpEvaluation = null;
    }
    if (event.clientStatus() == ClientStatus.RUNNING && draft.startedAt == null) {
      draft.startedAt = time;
    }
    draft.clientStatus = event.clientStatus();
    draft.clientDescription = event.clientDescription();
    draft.taskStates = TaskProgress.merge(draft.taskStates, event.tasks());
  }

  /** A verdict does not follow an allocation into another deployment. */
  private static void update(AllocationDraft draft, AllocationUpdatedInPlace event) {
    if (!Objects.equals(draft.deploymentId, event.deploymentId())) {
      draft.healthy = null;
      draft.healthDecidedAt = null;
      draft.checks = null;
    }
    draft.evaluationId = event.evaluationId();
    draft.jobVersion = event.jobVersion();
    draft.resources = event.resources();
    draft.deploymentId = event.deploymentId();
  }

  private static Allocation begin(AllocationPlaced event, Instant time, long position) {
    return new Allocation(
        event.allocationId(),
        event.evaluationId(),
        event.name(),
        event.jobId(),
        event.jobVersion(),
        event.taskGroup(),
        event.nodeId(),
        event.nodeName(),
        event.resources(),
        event.deploymentId(),
        event.canary(),
        null,
        null,
        event.previousAllocation(),
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        DesiredStatus.RUN,
        "",
        ClientStatus.PENDING,
        "",
        null,
        null,
        Map.of(),
        null,
        event.metrics(),
        time,
        time,
        position,
        position);
  }
}
