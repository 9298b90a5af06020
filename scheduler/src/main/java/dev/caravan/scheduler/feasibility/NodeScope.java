package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeSpec;

/** The nodes that a job may use by where they are: in its datacenters and in its node pool. */
public final class NodeScope {
  /** The pool that all nodes belong to. */
  private static final String ALL_POOLS = "all";

  private final Datacenters datacenters;
  private final String pool;

  /** As the job says. */
  public NodeScope(Job job) {
    this.datacenters = new Datacenters(job.datacenters());
    this.pool = job.nodePool();
  }

  /** Whether a node is one of them. */
  public boolean contains(NodeSpec node) {
    return hasPoolOf(node) && hasDatacenterOf(node);
  }

  /** Whether a node is in the job's node pool. */
  public boolean hasPoolOf(NodeSpec node) {
    return pool.equals(ALL_POOLS) || pool.equals(node.nodePool());
  }

  /** Whether a node is in one of the job's datacenters. */
  public boolean hasDatacenterOf(NodeSpec node) {
    return datacenters.contain(node.datacenter());
  }

  /** The datacenters. */
  public Datacenters datacenters() {
    return datacenters;
  }
}
