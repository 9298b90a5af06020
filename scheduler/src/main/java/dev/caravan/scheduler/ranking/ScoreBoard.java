package dev.caravan.scheduler.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes on which an allocation can be placed, by score.
 *
 * <p>A placement changes the score of one node, and what spreads say of whole buckets of nodes.
 * Within a bucket, nodes whose scores have the same number of other parts keep their order whatever
 * the spreads say: each such group is a heap. So a placement costs one sift, and the best node is
 * found by looking at the tops of the heaps.
 */
final class ScoreBoard {
  private static final int NOWHERE = -1;

  private final SpreadScores spreads;
  private final @Nullable ScoreHeap[] heaps;
  private final List<ScoreHeap> used = new ArrayList<>();
  private final int[] heapOf;
  private final int[] positions;
  private final long[] sums;
  private final BestNodes best;

  /**
   * A board without nodes.
   *
   * @param nodes how many nodes there are in the cluster
   * @param howMany how many of the best are asked for
   */
  ScoreBoard(int nodes, int howMany, SpreadScores spreads) {
    this.spreads = spreads;
    this.heaps = new ScoreHeap[spreads.buckets() * Score.PARTS];
    this.heapOf = new int[nodes];
    Arrays.fill(heapOf, NOWHERE);
    this.positions = new int[nodes];
    this.sums = new long[nodes];
    this.best = new BestNodes(howMany);
  }

  /**
   * Takes a node in, or brings it to where it belongs now.
   *
   * @param sum of its score, without what spreads say
   * @param parts how many parts that sum has
   */
  void put(int node, long sum, int parts) {
    int heap = spreads.bucketOf(node) * Score.PARTS + parts - 1;
    if (heapOf[node] == heap) {
      sums[node] = sum;
      heap(heap).moved(node);
    } else {
      remove(node);
      sums[node] = sum;
      heapOf[node] = heap;
      heap(heap).add(node);
    }
  }

  /** Leaves a node out, if it is there. */
  void remove(int node) {
    if (heapOf[node] != NOWHERE) {
      heap(heapOf[node]).remove(node);
      heapOf[node] = NOWHERE;
    }
  }

  private ScoreHeap heap(int index) {
    ScoreHeap heap = heaps[index];
    if (heap == null) {
      heap = new ScoreHeap(index / Score.PARTS, index % Score.PARTS + 1, sums, positions);
      heaps[index] = heap;
      used.add(heap);
    }
    return heap;
  }

  /** The best nodes of all. The answer is good until it is asked again. */
  BestNodes best() {
    best.clear();
    long[] units = spreads.units();
    for (int i = 0; i < used.size(); i++) {
      ScoreHeap heap = used.get(i);
      if (heap.size() > 0) {
        best.offer(heap.top(), score(units[heap.bucket()], heap.topScore(), heap.parts()), heap, 0);
      }
    }
    for (int rank = 0; rank < best.size(); rank++) {
      ScoreHeap heap = best.heap(rank);
      if (heap != null) {
        int position = best.position(rank);
        offer(heap, 2 * position + 1, units);
        offer(heap, 2 * position + 2, units);
      }
    }
    return best;
  }

  private void offer(ScoreHeap heap, int position, long[] units) {
    if (position < heap.size()) {
      int node = heap.node(position);
      best.offer(node, score(units[heap.bucket()], sums[node], heap.parts()), heap, position);
    }
  }

  /**
   * What a node is worth.
   *
   * @param sum of its score, without what spreads say
   * @param parts how many parts that sum has
   */
  long score(int node, long sum, int parts) {
    return score(spreads.units()[spreads.bucketOf(node)], sum, parts);
  }

  private static long score(long spread, long sum, int parts) {
    return Score.mean(sum + spread, spread == 0 ? parts : parts + 1);
  }
}
