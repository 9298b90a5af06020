package dev.caravan.scheduler.ranking;

/** Nodes of one bucket whose scores have the same number of parts, the best on top. */
final class ScoreHeap extends IndexedHeap {
  private final int bucket;
  private final int parts;
  private final long[] sums;

  /**
   * An empty heap.
   *
   * @param bucket what spreads say of all its nodes
   * @param parts how many parts their scores have without that
   * @param sums of the scores without what spreads say, by node
   * @param positions where nodes are noted to be, by node
   */
  ScoreHeap(int bucket, int parts, long[] sums, int[] positions) {
    super(positions);
    this.bucket = bucket;
    this.parts = parts;
    this.sums = sums;
  }

  int bucket() {
    return bucket;
  }

  int parts() {
    return parts;
  }

  /** Of equal nodes, the one that came first to the cluster. */
  @Override
  boolean isBetter(int node, int other) {
    return sums[node] != sums[other] ? sums[node] > sums[other] : node < other;
  }
}
