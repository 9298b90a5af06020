package dev.caravan.scheduler.ranking;

import java.util.Arrays;

/**
 * Nodes of one bucket whose scores have the same number of parts, the best on top: a binary heap
 * that knows where each of its nodes is.
 */
final class ScoreHeap {
  private final int bucket;
  private final int parts;
  private final long[] scores;
  private final int[] positions;
  private int[] nodes = new int[16];
  private int size;

  /** Kept apart, so that many heaps can be looked at without following them. */
  private int top;

  private long topScore;

  /**
   * An empty heap.
   *
   * @param bucket what spreads say of all its nodes
   * @param parts how many parts their scores have without that
   * @param scores by node
   * @param positions where nodes are noted to be, by node
   */
  ScoreHeap(int bucket, int parts, long[] scores, int[] positions) {
    this.bucket = bucket;
    this.parts = parts;
    this.scores = scores;
    this.positions = positions;
  }

  int bucket() {
    return bucket;
  }

  int parts() {
    return parts;
  }

  /** The best of its nodes. */
  int top() {
    return top;
  }

  /** The score of the best. */
  long topScore() {
    return topScore;
  }

  int size() {
    return size;
  }

  int node(int position) {
    return nodes[position];
  }

  void add(int node) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    put(size++, node);
    up(size - 1);
  }

  void remove(int node) {
    int position = positions[node];
    size--;
    if (position < size) {
      put(position, nodes[size]);
      moved(nodes[position]);
    }
  }

  /** Brings a node to its place after its score has changed. */
  void moved(int node) {
    up(positions[node]);
    down(positions[node]);
  }

  private void up(int start) {
    int position = start;
    int node = nodes[position];
    while (position > 0 && isBetter(node, nodes[(position - 1) / 2])) {
      put(position, nodes[(position - 1) / 2]);
      position = (position - 1) / 2;
    }
    put(position, node);
  }

  private void down(int start) {
    int position = start;
    int node = nodes[position];
    for (int child = betterChild(position);
        child < size && isBetter(nodes[child], node);
        child = betterChild(position)) {
      put(position, nodes[child]);
      position = child;
    }
    put(position, node);
  }

  private int betterChild(int position) {
    int left = 2 * position + 1;
    return left + 1 < size && isBetter(nodes[left + 1], nodes[left]) ? left + 1 : left;
  }

  /** Of equal nodes, the one that came first to the cluster. */
  private boolean isBetter(int node, int other) {
    return scores[node] != scores[other] ? scores[node] > scores[other] : node < other;
  }

  private void put(int position, int node) {
    nodes[position] = node;
    positions[node] = position;
    if (position == 0) {
      top = node;
      topScore = scores[node];
    }
  }
}
