package dev.caravan.scheduler.engine;

import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * When nodes were last heard of. This is kept in memory only: what is written down is that a node
 * was not heard of in time, never that it was. A node is expected to be heard of once it was heard
 * of for the first time. Thread-safe.
 */
public final class Heartbeats {
  private final Clock clock;
  private final Duration ttl;
  private final Map<NodeId, Instant> lastHeard = new ConcurrentHashMap<>();

  /**
   * Before then no node can have been silent for too long, so that there is no need to look at all
   * of them with each step of the engine.
   */
  private volatile Instant nothingBefore = Instant.MIN;

  /**
   * Hears of no node yet.
   *
   * @param ttl how long a node may be silent
   */
  public Heartbeats(Clock clock, Duration ttl) {
    this.clock = clock;
    this.ttl = ttl;
  }

  /** How often a node should be heard of so that it is not given up. */
  public Duration interval() {
    return ttl.dividedBy(3);
  }

  /** Notes that a node was heard of just now. */
  public void beat(NodeId node) {
    lastHeard.put(node, clock.instant());
  }

  /** Expects nothing of a node any more. */
  public void forget(NodeId node) {
    lastHeard.remove(node);
  }

  /** The nodes that have been silent for too long and count as ready nevertheless. */
  List<NodeId> missed(ClusterState state) {
    Instant now = clock.instant();
    if (now.isBefore(nothingBefore)) {
      return List.of();
    }
    expected(state).filter(node -> sleptSince(node, now)).forEach(this::beat);
    List<NodeId> missed =
        expected(state).filter(node -> !deadline(node).isAfter(now)).sorted().toList();
    nothingBefore = firstDeadline(state, now);
    return missed;
  }

  /** When to look for such nodes again; empty if nothing is expected of any. */
  Optional<Instant> nextDue(ClusterState state) {
    return expected(state).findAny().map(any -> nothingBefore);
  }

  /** A node that is heard of from now on may be silent for that long first. */
  private Instant firstDeadline(ClusterState state, Instant now) {
    Instant ofNewcomers = now.plus(ttl);
    return expected(state)
        .map(this::deadline)
        .min(Instant::compareTo)
        .filter(next -> next.isBefore(ofNewcomers))
        .orElse(ofNewcomers);
  }

  private Stream<NodeId> expected(ClusterState state) {
    return lastHeard.keySet().stream()
        .filter(
            id -> state.node(id).filter(node -> node.status() == Node.Status.READY).isPresent());
  }

  /**
   * Whether nobody looked when the time was up, but only later: then this whole process stood
   * still, as on a machine that was suspended, and the silence says nothing about the node.
   */
  private boolean sleptSince(NodeId node, Instant now) {
    return deadline(node).plus(interval()).isBefore(now);
  }

  private Instant deadline(NodeId node) {
    Instant last = lastHeard.get(node);
    return last == null ? Instant.MAX : last.plus(ttl);
  }
}
