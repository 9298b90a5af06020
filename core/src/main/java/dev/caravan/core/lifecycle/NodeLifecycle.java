package dev.caravan.core.lifecycle;

import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.command.NodeCommand.MarkNodeDown;
import dev.caravan.core.command.NodeCommand.RegisterNode;
import dev.caravan.core.command.NodeCommand.SetNodeEligibility;
import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.event.NodeEvent.NodeDown;
import dev.caravan.core.event.NodeEvent.NodeEligibilityChanged;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Node.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of a node. Whether it may be given new allocations is kept when it goes and returns. */
public final class NodeLifecycle {

  /** Where a node is in its life. */
  enum State {
    ABSENT,
    READY,
    INELIGIBLE,
    DOWN,
    DOWN_INELIGIBLE;

    static State of(@Nullable Node node) {
      if (node == null) {
        return ABSENT;
      }
      if (node.status() == Status.READY) {
        return node.eligible() ? READY : INELIGIBLE;
      }
      return node.eligible() ? DOWN : DOWN_INELIGIBLE;
    }
  }

  /** What can be asked of a node. */
  enum Input {
    REGISTER,
    MARK_DOWN,
    MAKE_ELIGIBLE,
    MAKE_INELIGIBLE;

    static Input of(NodeCommand command) {
      if (command instanceof SetNodeEligibility set) {
        return set.eligible() ? MAKE_ELIGIBLE : MAKE_INELIGIBLE;
      }
      return command instanceof RegisterNode ? REGISTER : MARK_DOWN;
    }
  }

  static final TransitionTable<State, Input> TABLE =
      TransitionTable.of("Node", State.class, Input.class)
          .move(State.ABSENT, Input.REGISTER, State.READY)
          .refuse(
              State.ABSENT, "no %s", Input.MARK_DOWN, Input.MAKE_ELIGIBLE, Input.MAKE_INELIGIBLE)
          .stay(State.READY, Input.REGISTER)
          .move(State.READY, Input.MARK_DOWN, State.DOWN)
          .ignore(State.READY, Input.MAKE_ELIGIBLE)
          .move(State.READY, Input.MAKE_INELIGIBLE, State.INELIGIBLE)
          .stay(State.INELIGIBLE, Input.REGISTER)
          .move(State.INELIGIBLE, Input.MARK_DOWN, State.DOWN_INELIGIBLE)
          .move(State.INELIGIBLE, Input.MAKE_ELIGIBLE, State.READY)
          .ignore(State.INELIGIBLE, Input.MAKE_INELIGIBLE)
          .move(State.DOWN, Input.REGISTER, State.READY)
          .ignore(State.DOWN, Input.MARK_DOWN, Input.MAKE_ELIGIBLE)
          .move(State.DOWN, Input.MAKE_INELIGIBLE, State.DOWN_INELIGIBLE)
          .move(State.DOWN_INELIGIBLE, Input.REGISTER, State.INELIGIBLE)
          .ignore(State.DOWN_INELIGIBLE, Input.MARK_DOWN, Input.MAKE_INELIGIBLE)
          .move(State.DOWN_INELIGIBLE, Input.MAKE_ELIGIBLE, State.DOWN)
          .build();

  private NodeLifecycle() {}

  /** What this command makes of this node; null for one that does not exist. */
  public static Decision decide(@Nullable Node node, NodeCommand command) {
    String subject = "node \"" + command.nodeId() + "\"";
    return TABLE.decide(State.of(node), Input.of(command), subject, () -> move(node, command));
  }

  private static Decision move(@Nullable Node node, NodeCommand command) {
    if (command instanceof RegisterNode register) {
      boolean isNews =
          node == null || node.status() != Status.READY || !node.spec().equals(register.spec());
      return isNews
          ? Decision.accept(new NodeRegistered(register.nodeId(), register.spec()))
          : Decision.nothing();
    }
    if (command instanceof MarkNodeDown down) {
      return Decision.accept(new NodeDown(down.nodeId(), down.reason()));
    }
    SetNodeEligibility set = (SetNodeEligibility) command;
    return Decision.accept(new NodeEligibilityChanged(set.nodeId(), set.eligible()));
  }

  /**
   * The node after an event.
   *
   * @param node the node before; null if there was none
   * @param time when it happened
   * @param position its place in the log
   */
  public static @Nullable Node evolve(
      @Nullable Node node, NodeEvent event, Instant time, long position) {
    if (event instanceof NodeRegistered registered) {
      return new Node(
          registered.nodeId(),
          registered.spec(),
          Status.READY,
          node == null || node.eligible(),
          node == null ? position : node.createIndex(),
          position);
    }
    if (node == null) {
      return null;
    }
    if (event instanceof NodeEligibilityChanged changed) {
      return with(node, node.status(), changed.eligible(), position);
    }
    return with(node, Status.DOWN, node.eligible(), position);
  }

  private static Node with(Node node, Status status, boolean eligible, long position) {
    return new Node(node.id(), node.spec(), status, eligible, node.createIndex(), position);
  }
}
