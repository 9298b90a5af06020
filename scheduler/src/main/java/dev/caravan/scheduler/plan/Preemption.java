package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import dev.caravan.scheduler.plan.JobRankings.OfGroup;
import dev.caravan.scheduler.ranking.NodeChoice;
import dev.caravan.scheduler.ranking.NodeRanking;
import dev.caravan.scheduler.ranking.PreemptionScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes room for the allocations of a job, in one plan in the making, by having allocations of less
 * urgent jobs end. It is asked when no node has room.
 */
final class Preemption {
  /** Nomad's: jobs that are nearly as urgent are left alone. */
  private static final int LEAST_DIFFERENCE = 10;

  private final ClusterState state;
  private final ClusterRoom room;
  private final JobId job;
  private final int priority;
  private final boolean enabled;
  private final Set<AllocationId> preempted = new HashSet<>();
  private final Map<Group, Integer> preemptedOf = new HashMap<>();

  Preemption(ClusterState state, RegisteredJob job, ClusterRoom room) {
    this.state = state;
    this.room = room;
    this.job = job.job().id();
    this.priority = job.job().priority();
    this.enabled = state.schedulerConfiguration().preempts(job.job().type());
  }

  /**
   * The best of some nodes, if one has room once less urgent allocations have ended.
   *
   * @param failed what came of looking for a node with room
   * @param group the group in the version that is to be placed, as urgent as that one is
   * @param nodes nodes of the right kind that lack room
   */
  NodeChoice makeRoom(NodeChoice failed, OfGroup group, List<NodeRoom> nodes) {
    if (!enabled) {
      return failed;
    }
    Option best = null;
    for (NodeRoom node : nodes) {
      Option option = option(node, group);
      if (option != null && (best == null || option.isBetterThan(best))) {
        best = option;
      }
    }
    return best == null
        ? failed
        : new NodeChoice(
            best.node(), failed.metrics().withScores(List.of(best.score())), best.victims());
  }

  /** Whether a node has room once less urgent allocations have ended. */
  boolean canMakeRoom(NodeRoom node, ResourceAsk ask) {
    return enabled && !victims(node, ask, priority).isEmpty();
  }

  /** Takes note that allocations are preempted. */
  void accept(List<Allocation> victims) {
    for (Allocation victim : victims) {
      preempted.add(victim.id());
      preemptedOf.merge(Group.of(victim), 1, Integer::sum);
    }
  }

  private @Nullable Option option(NodeRoom node, OfGroup group) {
    NodeRanking ranking = group.ranking();
    List<Candidate> chosen = victims(node, ranking.ask(), group.priority());
    if (chosen.isEmpty()) {
      return null;
    }
    List<Allocation> victims =
        chosen.stream().map(one -> state.allocation(one.id()).orElseThrow()).toList();
    victims.forEach(room::giveBack);
    NodeChoice alone = ranking.only(node);
    victims.forEach(room::take);
    ranking.changed(node.index());
    if (alone.room() == null) {
      return null;
    }
    List<Integer> priorities = chosen.stream().map(Candidate::priority).toList();
    NodeScore score = alone.metrics().scores().get(0);
    return new Option(node, victims, PreemptionScore.addedTo(score, priorities));
  }

  private List<Candidate> victims(NodeRoom node, ResourceAsk ask, int priority) {
    List<Candidate> forced = new ArrayList<>();
    List<Candidate> others = new ArrayList<>();
    Set<Integer> ports = ask.portsInUse(node);
    for (Allocation one : state.activeAllocationsOn(node.node().id())) {
      candidate(one, priority)
          .ifPresent(
              candidate -> {
                boolean isInTheWay = ports.removeAll(candidate.share().ports());
                (isInTheWay ? forced : others).add(candidate);
              });
    }
    if (!ports.isEmpty()) {
      return List.of();
    }
    Optional<List<Candidate>> holders = new UnitHolders(node, ask).choose(forced, others);
    if (holders.isEmpty()) {
      return List.of();
    }
    forced.addAll(holders.get());
    others.removeAll(holders.get());
    return new Preemptor(Need.of(ask, node), Need.leftOn(node)).choose(forced, others);
  }

  /**
   * What waits for another one to end gives no room yet, what another one waits for not twice. As
   * in Nomad, a job never preempts itself, even if its newest version is more urgent than the one
   * before.
   */
  private Optional<Candidate> candidate(Allocation allocation, int priority) {
    if (allocation.jobId().equals(job)
        || allocation.isTerminal()
        || preempted.contains(allocation.id())
        || room.waits(allocation)
        || room.isPromised(allocation)) {
      return Optional.empty();
    }
    return declaration(allocation)
        .filter(job -> priority - job.priority() >= LEAST_DIFFERENCE)
        .map(job -> candidate(allocation, job));
  }

  private Candidate candidate(Allocation allocation, Job job) {
    int maxParallel =
        job.taskGroup(allocation.taskGroup())
            .map(TaskGroup::migrate)
            .map(MigrateStrategy::maxParallel)
            .orElse(0);
    int already = preemptedOf.getOrDefault(Group.of(allocation), 0);
    return new Candidate(
        allocation.id(),
        ResourceShare.of(allocation.resources()),
        job.priority(),
        maxParallel,
        already);
  }

  private Optional<Job> declaration(Allocation allocation) {
    return state
        .declarationOf(allocation)
        .or(() -> state.job(allocation.jobId()).map(RegisteredJob::job));
  }

  /** A way to make room. */
  private record Option(NodeRoom node, List<Allocation> victims, NodeScore score) {
    boolean isBetterThan(Option other) {
      return score.normalized() > other.score.normalized();
    }
  }

  private record Group(JobId job, String name) {
    static Group of(Allocation allocation) {
      return new Group(allocation.jobId(), allocation.taskGroup());
    }
  }
}
