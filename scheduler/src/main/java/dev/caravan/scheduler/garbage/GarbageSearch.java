package dev.caravan.scheduler.garbage;

import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks through a state for what nobody needs any more. The rules are those of Nomad. */
public final class GarbageSearch {
  private final ClusterState state;
  private final GarbageThresholds thresholds;
  private final Ages ages;

  /** In this state, at this time. */
  public GarbageSearch(ClusterState state, Instant now, GarbageThresholds thresholds) {
    this.state = state;
    this.thresholds = thresholds;
    this.ages = new Ages(now);
  }

  /** The jobs of which something can go, be they gone themselves. */
  public List<JobId> jobs() {
    return state.jobIds().stream().filter(id -> !of(id).isEmpty()).toList();
  }

  /** What of a job can go. */
  public Garbage of(JobId job) {
    return new JobGarbage(state, job, thresholds, ages).found();
  }

  /** The nodes that can go. */
  public List<NodeId> nodes() {
    return state.nodes().stream().filter(this::canGo).map(Node::id).toList();
  }

  /** Whether a node can go: it is down, and nothing is thought to run there. */
  public boolean canGo(Node node) {
    return node.status() == Node.Status.DOWN
        && state.activeAllocationsOn(node.id()).isEmpty()
        && ages.havePassed(thresholds.nodes(), node.statusChangedAt());
  }

  /** When something of what was asked about will be old enough that is not yet, if anything. */
  public Optional<Instant> lookAgainAt() {
    return ages.next();
  }
}
