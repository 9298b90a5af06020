package dev.caravan.scheduler.ranking;

import org.jspecify.annotations.Nullable;

/** The best few of the nodes that it is shown, best first. */
final class BestNodes {
  private final int[] nodes;
  private final long[] scores;
  private final @Nullable ScoreHeap[] heaps;
  private final int[] positions;
  private int size;

  /**
   * @param howMany how many to keep
   */
  BestNodes(int howMany) {
    this.nodes = new int[howMany];
    this.scores = new long[howMany];
    this.heaps = new ScoreHeap[howMany];
    this.positions = new int[howMany];
  }

  int size() {
    return size;
  }

  int node(int rank) {
    return nodes[rank];
  }

  /** The heap that a node comes from; null for none. */
  @Nullable ScoreHeap heap(int rank) {
    return heaps[rank];
  }

  /** Where in its heap a node is. */
  int position(int rank) {
    return positions[rank];
  }

  /** Forgets all. */
  void clear() {
    size = 0;
  }

  /** Takes a node in, if it is one of the best. */
  void offer(int node, long score, @Nullable ScoreHeap heap, int position) {
    if (size == nodes.length) {
      if (!isBefore(node, score, size - 1)) {
        return;
      }
      size--;
    }
    int rank = size++;
    while (rank > 0 && isBefore(node, score, rank - 1)) {
      move(rank - 1, rank);
      rank--;
    }
    set(rank, node, score, heap, position);
  }

  /** Of equal nodes, the one that came first to the cluster. */
  private boolean isBefore(int node, long score, int rank) {
    return score != scores[rank] ? score > scores[rank] : node < nodes[rank];
  }

  private void move(int from, int to) {
    set(to, nodes[from], scores[from], heaps[from], positions[from]);
  }

  private void set(int rank, int node, long score, @Nullable ScoreHeap heap, int position) {
    nodes[rank] = node;
    scores[rank] = score;
    heaps[rank] = heap;
    positions[rank] = position;
  }
}
