package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.model.ScoreParts;
import dev.caravan.scheduler.feasibility.NodeRoom;
import org.jspecify.annotations.Nullable;

/**
 * The scores of nodes, without what spreads say: the mean of the rules that have something to say.
 * Nodes are named by their place among the nodes of the cluster.
 */
final class NodeScores {
  static final String BIN_PACKING = "binpack";
  static final String JOB_ANTI_AFFINITY = "job-anti-affinity";
  static final String RESCHEDULE_PENALTY = "node-reschedule-penalty";
  static final String AFFINITY = "node-affinity";
  static final String SPREAD = "allocation-spread";
  static final String DEVICES = "devices";

  private static final String[] RULES = {BIN_PACKING, JOB_ANTI_AFFINITY, RESCHEDULE_PENALTY};
  private static final String[] RULES_AND_SPREAD = {
    BIN_PACKING, JOB_ANTI_AFFINITY, RESCHEDULE_PENALTY, SPREAD
  };
  private static final String[] WITH_AFFINITY = {
    BIN_PACKING, JOB_ANTI_AFFINITY, RESCHEDULE_PENALTY, AFFINITY
  };
  private static final String[] WITH_ALL = {
    BIN_PACKING, JOB_ANTI_AFFINITY, RESCHEDULE_PENALTY, AFFINITY, SPREAD
  };

  private final NodeScorer scorer;
  private final AffinityScores affinities;
  private final double[] fit;
  private final double[] antiAffinity;
  private final double[] affinity;
  private final double[] devices;
  private final boolean prefersDevices;

  /** Most of the best nodes are still that after a placement, and so is what is said of them. */
  private final @Nullable Explained[] explained;

  NodeScores(NodeScorer scorer, AffinityScores affinities, int nodes) {
    this.scorer = scorer;
    this.affinities = affinities;
    this.fit = new double[nodes];
    this.antiAffinity = new double[nodes];
    this.affinity = new double[nodes];
    this.prefersDevices = scorer.prefersDevices();
    this.devices = new double[prefersDevices ? nodes : 0];
    this.explained = new Explained[nodes];
  }

  /** What was said of a node, and what the spreads said then. */
  private record Explained(double spread, NodeScore score) {}

  /** Works the score of a node out anew. */
  void refresh(NodeRoom room, int ofSameGroup) {
    int node = room.index();
    fit[node] = scorer.fit(room);
    antiAffinity[node] = scorer.antiAffinity(ofSameGroup);
    affinity[node] = affinities.of(room);
    if (prefersDevices) {
      devices[node] = scorer.deviceAffinity(room);
    }
    explained[node] = null;
  }

  /** The sum of the parts. */
  long sum(int node) {
    return Score.of(fit[node])
        + Score.of(antiAffinity[node])
        + Score.of(affinity[node])
        + Score.of(devices(node));
  }

  private double devices(int node) {
    return prefersDevices ? devices[node] : 0;
  }

  /** How many rules have something to say; that of devices counts whatever it says, as in Nomad. */
  int parts(int node) {
    return 1
        + (antiAffinity[node] == 0 ? 0 : 1)
        + (affinity[node] == 0 ? 0 : 1)
        + (prefersDevices ? 1 : 0);
  }

  /**
   * What the score of a node is made of. As in Nomad, rules are named whose part is 0, and do not
   * count.
   *
   * @param spread what the spreads say
   */
  NodeScore explain(NodeRoom room, double spread) {
    Explained known = explained[room.index()];
    if (known == null || known.spread != spread) {
      known = new Explained(spread, explain(room, spread, 0));
      explained[room.index()] = known;
    }
    return known.score;
  }

  /** The same of a node on which has failed what is placed anew. */
  NodeScore explainDespiteFailure(NodeRoom room, double spread) {
    return explain(room, spread, NodeScorer.RESCHEDULE_PENALTY);
  }

  private NodeScore explain(NodeRoom room, double spread, double penalty) {
    int node = room.index();
    int said = parts(node) + (penalty == 0 ? 0 : 1) + (spread == 0 ? 0 : 1);
    double sum = fit[node] + devices(node) + antiAffinity[node] + penalty + affinity[node] + spread;
    ScoreParts named = named(node, penalty, spread);
    return new NodeScore(
        room.node().id(), prefersDevices ? named.and(DEVICES, devices(node)) : named, sum / said);
  }

  private ScoreParts named(int node, double penalty, double spread) {
    if (affinity[node] == 0 && !affinities.isEmpty()) {
      return spread == 0
          ? ScoreParts.of(RULES, fit[node], antiAffinity[node], penalty)
          : ScoreParts.of(RULES_AND_SPREAD, fit[node], antiAffinity[node], penalty, spread);
    }
    return spread == 0
        ? ScoreParts.of(WITH_AFFINITY, fit[node], antiAffinity[node], penalty, affinity[node])
        : ScoreParts.of(WITH_ALL, fit[node], antiAffinity[node], penalty, affinity[node], spread);
  }
}
