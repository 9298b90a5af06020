package dev.caravan.scheduler.ranking;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The nodes on which an allocation can be placed, by score.
 *
 * <p>A placement changes the score of one node, and what spreads say of whole buckets of nodes.
 * Within a bucket, nodes whose scores have the same number of other parts keep their order whatever
 * the spreads say: each such group is a heap, and these are in a heap by the best of each. So a
 * placement costs a sift for each heap of which the best has changed.
 */
final class ScoreBoard {
  private static final int NOWHERE = -1;

  private final SpreadScores spreads;
  private final @Nullable ScoreHeap[] heaps;
  private final HeapsByBest heapsByBest;

  /** Heaps of which the best node, or its score, may be another one than it was. */
  private final BitSet changed = new BitSet();

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
    int groups = spreads.buckets() * Score.PARTS;
    this.spreads = spreads;
    this.heaps = new ScoreHeap[groups];
    this.heapsByBest = new HeapsByBest(groups);
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
    changed.set(heap);
  }

  /** Leaves a node out, if it is there. */
  void remove(int node) {
    if (heapOf[node] != NOWHERE) {
      heap(heapOf[node]).remove(node);
      changed.set(heapOf[node]);
      heapOf[node] = NOWHERE;
    }
  }

  private ScoreHeap heap(int index) {
    ScoreHeap heap = heaps[index];
    if (heap == null) {
      heap = new ScoreHeap(index / Score.PARTS, index % Score.PARTS + 1, sums, positions);
      heaps[index] = heap;
      heapsByBest.add(index);
    }
    return heap;
  }

  /** The best nodes of all. The answer is good until it is asked again. */
  BestNodes best() {
    spreads.takeChanged(this::spreadsChanged);
    for (int heap = changed.nextSetBit(0); heap >= 0; heap = changed.nextSetBit(heap + 1)) {
      heapsByBest.refresh(heap);
    }
    changed.clear();
    best.clear();
    offerBestOfHeap(0);
    for (int rank = 0; rank < best.size(); rank++) {
      ScoreHeap heap = best.heap(rank);
      if (heap != null) {
        offerWhatFollows(heap, best.position(rank));
      }
    }
    return best;
  }

  private void spreadsChanged(int bucket) {
    for (int heap = bucket * Score.PARTS; heap < (bucket + 1) * Score.PARTS; heap++) {
      if (heaps[heap] != null) {
        changed.set(heap);
      }
    }
  }

  private void offerWhatFollows(ScoreHeap heap, int position) {
    offer(heap, 2 * position + 1);
    offer(heap, 2 * position + 2);
    if (position == 0) {
      int place = heapsByBest.positionOf(indexOf(heap));
      offerBestOfHeap(2 * place + 1);
      offerBestOfHeap(2 * place + 2);
    }
  }

  private void offerBestOfHeap(int place) {
    if (place < heapsByBest.size()) {
      offer(heap(heapsByBest.at(place)), 0);
    }
  }

  private void offer(ScoreHeap heap, int position) {
    if (position < heap.size()) {
      best.offer(heap.at(position), score(heap, position), heap, position);
    }
  }

  private static int indexOf(ScoreHeap heap) {
    return heap.bucket() * Score.PARTS + heap.parts() - 1;
  }

  private long score(ScoreHeap heap, int position) {
    return score(spreads.units()[heap.bucket()], sums[heap.at(position)], heap.parts());
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

  /** The heaps by the best node of each, as it was when they were last refreshed. */
  private final class HeapsByBest extends IndexedHeap {
    private static final long EMPTY = Long.MIN_VALUE;

    private final long[] bestScores;
    private final int[] bestNodes;

    HeapsByBest(int heaps) {
      super(new int[heaps]);
      this.bestScores = new long[heaps];
      Arrays.fill(bestScores, EMPTY);
      this.bestNodes = new int[heaps];
    }

    void refresh(int index) {
      ScoreHeap heap = heap(index);
      bestScores[index] = heap.size() == 0 ? EMPTY : score(heap, 0);
      bestNodes[index] = heap.at(0);
      moved(index);
    }

    @Override
    boolean isBetter(int heap, int other) {
      return bestScores[heap] != bestScores[other]
          ? bestScores[heap] > bestScores[other]
          : bestNodes[heap] < bestNodes[other];
    }
  }
}
