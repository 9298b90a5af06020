package dev.caravan.core.lifecycle;

import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.command.NodeCommand.CancelNodeDrain;
import dev.caravan.core.command.NodeCommand.CompleteNodeDrain;
import dev.caravan.core.command.NodeCommand.DrainNode;
import dev.caravan.core.command.NodeCommand.MarkNodeDisconnected;
import dev.caravan.core.command.NodeCommand.MarkNodeDown;
import dev.caravan.core.command.NodeCommand.PurgeNode;
import dev.caravan.core.command.NodeCommand.RegisterNode;
import dev.caravan.core.command.NodeCommand.SetNodeEligibility;
import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.event.NodeEvent.NodeDisconnected;
import dev.caravan.core.event.NodeEvent.NodeDown;
import dev.caravan.core.event.NodeEvent.NodeDrainCancelled;
import dev.caravan.core.event.NodeEvent.NodeDrainCompleted;
import dev.caravan.core.event.NodeEvent.NodeDrainSet;
import dev.caravan.core.event.NodeEvent.NodeEligibilityChanged;
import dev.caravan.core.event.NodeEvent.NodePurged;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Node.Status;
import dev.caravan.core.model.NodeMessage.Subsystem;
import dev.caravan.core.model.NodeSpec;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a node has two sides: whether it can be used, and whether it is given new
 * allocations. Each has a table of its own; what was decided of the one is kept when the other
 * changes.
 */
public final class NodeLifecycle {

  /** Whether it can be used. */
  enum Availability {
    ABSENT,
    READY,
    DISCONNECTED,
    DOWN;

    static Availability of(@Nullable Node node) {
      return node == null ? ABSENT : valueOf(node.status().name());
    }
  }

  /** What can be asked of its availability. */
  enum AvailabilityInput {
    REGISTER,
    MARK_DISCONNECTED,
    MARK_DOWN,
    PURGE;

    static AvailabilityInput of(NodeCommand command) {
      if (command instanceof RegisterNode) {
        return REGISTER;
      }
      if (command instanceof MarkNodeDisconnected) {
        return MARK_DISCONNECTED;
      }
      return command instanceof PurgeNode ? PURGE : MARK_DOWN;
    }
  }

  /** Whether it is given new allocations. */
  enum Scheduling {
    ABSENT,
    ELIGIBLE,
    INELIGIBLE,
    DRAINING;

    static Scheduling of(@Nullable Node node) {
      if (node == null) {
        return ABSENT;
      }
      if (node.isDraining()) {
        return DRAINING;
      }
      return node.eligible() ? ELIGIBLE : INELIGIBLE;
    }
  }

  /** What can be asked of its scheduling. */
  enum SchedulingInput {
    REGISTER,
    MAKE_ELIGIBLE,
    MAKE_INELIGIBLE,
    DRAIN,
    CANCEL_DRAIN,
    CANCEL_DRAIN_AND_MAKE_ELIGIBLE,
    COMPLETE_DRAIN;

    /** Null for what does not concern it. */
    static @Nullable SchedulingInput of(NodeCommand command) {
      if (command instanceof SetNodeEligibility set) {
        return set.eligible() ? MAKE_ELIGIBLE : MAKE_INELIGIBLE;
      }
      if (command instanceof DrainNode) {
        return DRAIN;
      }
      if (command instanceof CancelNodeDrain cancel) {
        return cancel.markEligible() ? CANCEL_DRAIN_AND_MAKE_ELIGIBLE : CANCEL_DRAIN;
      }
      return command instanceof CompleteNodeDrain ? COMPLETE_DRAIN : null;
    }
  }

  private static final String ABSENT = "no %s";

  static final TransitionTable<Availability, AvailabilityInput> AVAILABILITY =
      TransitionTable.of("Node, its availability", Availability.class, AvailabilityInput.class)
          .move(Availability.ABSENT, AvailabilityInput.REGISTER, Availability.READY)
          .refuse(
              Availability.ABSENT,
              ABSENT,
              AvailabilityInput.MARK_DISCONNECTED,
              AvailabilityInput.MARK_DOWN,
              AvailabilityInput.PURGE)
          .stay(Availability.READY, AvailabilityInput.REGISTER)
          .move(Availability.READY, AvailabilityInput.MARK_DISCONNECTED, Availability.DISCONNECTED)
          .move(Availability.READY, AvailabilityInput.MARK_DOWN, Availability.DOWN)
          .move(Availability.READY, AvailabilityInput.PURGE, Availability.ABSENT)
          .move(Availability.DISCONNECTED, AvailabilityInput.REGISTER, Availability.READY)
          .ignore(Availability.DISCONNECTED, AvailabilityInput.MARK_DISCONNECTED)
          .move(Availability.DISCONNECTED, AvailabilityInput.MARK_DOWN, Availability.DOWN)
          .move(Availability.DISCONNECTED, AvailabilityInput.PURGE, Availability.ABSENT)
          .move(Availability.DOWN, AvailabilityInput.REGISTER, Availability.READY)
          .ignore(
              Availability.DOWN, AvailabilityInput.MARK_DISCONNECTED, AvailabilityInput.MARK_DOWN)
          .move(Availability.DOWN, AvailabilityInput.PURGE, Availability.ABSENT)
          .build();

  static final TransitionTable<Scheduling, SchedulingInput> SCHEDULING =
      TransitionTable.of("Node, its scheduling", Scheduling.class, SchedulingInput.class)
          .move(Scheduling.ABSENT, SchedulingInput.REGISTER, Scheduling.ELIGIBLE)
          .refuse(
              Scheduling.ABSENT,
              ABSENT,
              SchedulingInput.MAKE_ELIGIBLE,
              SchedulingInput.MAKE_INELIGIBLE,
              SchedulingInput.DRAIN,
              SchedulingInput.CANCEL_DRAIN,
              SchedulingInput.CANCEL_DRAIN_AND_MAKE_ELIGIBLE,
              SchedulingInput.COMPLETE_DRAIN)
          .stay(Scheduling.ELIGIBLE, SchedulingInput.REGISTER)
          .move(Scheduling.ELIGIBLE, SchedulingInput.MAKE_INELIGIBLE, Scheduling.INELIGIBLE)
          .move(Scheduling.ELIGIBLE, SchedulingInput.DRAIN, Scheduling.DRAINING)
          .ignore(
              Scheduling.ELIGIBLE,
              SchedulingInput.MAKE_ELIGIBLE,
              SchedulingInput.CANCEL_DRAIN,
              SchedulingInput.CANCEL_DRAIN_AND_MAKE_ELIGIBLE,
              SchedulingInput.COMPLETE_DRAIN)
          .stay(Scheduling.INELIGIBLE, SchedulingInput.REGISTER)
          .move(Scheduling.INELIGIBLE, SchedulingInput.MAKE_ELIGIBLE, Scheduling.ELIGIBLE)
          .move(Scheduling.INELIGIBLE, SchedulingInput.DRAIN, Scheduling.DRAINING)
          .move(
              Scheduling.INELIGIBLE,
              SchedulingInput.CANCEL_DRAIN_AND_MAKE_ELIGIBLE,
              Scheduling.ELIGIBLE)
          .ignore(
              Scheduling.INELIGIBLE,
              SchedulingInput.MAKE_INELIGIBLE,
              SchedulingInput.CANCEL_DRAIN,
              SchedulingInput.COMPLETE_DRAIN)
          .stay(Scheduling.DRAINING, SchedulingInput.REGISTER, SchedulingInput.DRAIN)
          .refuse(
              Scheduling.DRAINING,
              "can not set node's scheduling eligibility to eligible while it is draining",
              SchedulingInput.MAKE_ELIGIBLE)
          .ignore(Scheduling.DRAINING, SchedulingInput.MAKE_INELIGIBLE)
          .move(Scheduling.DRAINING, SchedulingInput.CANCEL_DRAIN, Scheduling.INELIGIBLE)
          .move(
              Scheduling.DRAINING,
              SchedulingInput.CANCEL_DRAIN_AND_MAKE_ELIGIBLE,
              Scheduling.ELIGIBLE)
          .move(Scheduling.DRAINING, SchedulingInput.COMPLETE_DRAIN, Scheduling.INELIGIBLE)
          .build();

  private NodeLifecycle() {}

  /** What this command makes of this node; null for one that does not exist. */
  public static Decision decide(@Nullable Node node, NodeCommand command) {
    String subject = "node \"" + command.nodeId() + "\"";
    SchedulingInput scheduling = SchedulingInput.of(command);
    return scheduling == null
        ? AVAILABILITY.decide(
            Availability.of(node),
            AvailabilityInput.of(command),
            subject,
            () -> changeAvailability(node, command))
        : SCHEDULING.decide(
            Scheduling.of(node), scheduling, subject, () -> changeScheduling(node, command));
  }

  private static Decision changeAvailability(@Nullable Node node, NodeCommand command) {
    if (command instanceof RegisterNode register) {
      boolean isNews =
          node == null || node.status() != Status.READY || !node.spec().equals(register.spec());
      return isNews
          ? Decision.accept(new NodeRegistered(register.nodeId(), register.spec()))
          : Decision.nothing();
    }
    if (command instanceof MarkNodeDisconnected disconnected) {
      return Decision.accept(new NodeDisconnected(disconnected.nodeId(), disconnected.reason()));
    }
    return command instanceof MarkNodeDown down
        ? Decision.accept(new NodeDown(down.nodeId(), down.reason()))
        : Decision.accept(new NodePurged(command.nodeId()));
  }

  private static Decision changeScheduling(@Nullable Node node, NodeCommand command) {
    if (command instanceof SetNodeEligibility set) {
      return Decision.accept(new NodeEligibilityChanged(set.nodeId(), set.eligible()));
    }
    if (command instanceof DrainNode drain) {
      return Decision.accept(new NodeDrainSet(drain.nodeId(), drain.spec(), drain.meta()));
    }
    if (command instanceof CancelNodeDrain cancel) {
      return Decision.accept(
          Scheduling.of(node) == Scheduling.DRAINING
              ? new NodeDrainCancelled(cancel.nodeId(), cancel.markEligible())
              : new NodeEligibilityChanged(cancel.nodeId(), true));
    }
    CompleteNodeDrain complete = (CompleteNodeDrain) command;
    return Decision.accept(new NodeDrainCompleted(complete.nodeId(), complete.deadlineReached()));
  }

  /**
   * The node after an event.
   *
   * @param node the node before; null if there was none
   * @param time when it happened
   * @param position its place in the log
   * @return null if there is no such node any more, or yet
   */
  public static @Nullable Node evolve(
      @Nullable Node node, NodeEvent event, Instant time, long position) {
    if (event instanceof NodeRegistered registered && node == null) {
      return begin(registered, time, position);
    }
    if (node == null || event instanceof NodePurged) {
      return null;
    }
    NodeDraft draft = new NodeDraft(node, time, position);
    if (event instanceof NodeRegistered registered) {
      register(node, draft, registered);
    } else if (event instanceof NodeDown down) {
      draft.become(Status.DOWN);
      draft.tell(Subsystem.CLUSTER, down.reason());
    } else if (event instanceof NodeDisconnected disconnected) {
      draft.become(Status.DISCONNECTED);
      draft.tell(Subsystem.CLUSTER, disconnected.reason());
    } else if (event instanceof NodeEligibilityChanged changed) {
      changeEligibility(draft, changed);
    } else if (event instanceof NodeDrainSet set) {
      NodeDrains.set(node, draft, set, time);
    } else if (event instanceof NodeDrainCancelled cancelled) {
      NodeDrains.cancel(draft, cancelled, time);
    } else if (event instanceof NodeDrainCompleted completed) {
      NodeDrains.complete(draft, completed, time);
    }
    return draft.finished();
  }

  private static Node begin(NodeRegistered event, Instant time, long position) {
    Node node = Node.registered(event.nodeId(), event.spec(), time, position);
    NodeDraft draft = new NodeDraft(node, time, position);
    draft.tell(Subsystem.CLUSTER, "Node registered");
    return draft.finished();
  }

  private static void register(Node before, NodeDraft draft, NodeRegistered event) {
    draft.spec = event.spec();
    draft.become(Status.READY);
    if (before.status() != Status.READY) {
      draft.tell(Subsystem.CLUSTER, "Node re-registered");
    }
    tellOfDrivers(before.spec(), event.spec(), draft);
  }

  private static void tellOfDrivers(NodeSpec before, NodeSpec after, NodeDraft draft) {
    for (String driver : after.drivers()) {
      if (!before.drivers().contains(driver)) {
        draft.tell(Subsystem.DRIVER, "Healthy", Map.of("driver", driver));
      }
    }
    after
        .driverProblems()
        .forEach(
            (driver, problem) -> {
              if (before.drivers().contains(driver)) {
                draft.tell(Subsystem.DRIVER, problem.description(), Map.of("driver", driver));
              }
            });
  }

  private static void changeEligibility(NodeDraft draft, NodeEligibilityChanged event) {
    draft.eligible = event.eligible();
    draft.tell(
        Subsystem.CLUSTER,
        event.eligible()
            ? "Node marked as eligible for scheduling"
            : "Node marked as ineligible for scheduling");
  }
}
