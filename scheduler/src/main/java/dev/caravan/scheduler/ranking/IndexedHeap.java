package dev.caravan.scheduler.ranking;

import java.util.Arrays;

/** Numbers in a binary heap, the best on top, that knows where each of them is. */
abstract class IndexedHeap {
  private final int[] positions;
  private int[] items = new int[16];
  private int size;

  /**
   * An empty heap.
   *
   * @param positions where numbers are noted to be, by number
   */
  IndexedHeap(int[] positions) {
    this.positions = positions;
  }

  /** Whether one comes before another; of two different ones, exactly one does. */
  abstract boolean isBetter(int item, int other);

  final int size() {
    return size;
  }

  /** What is at a position: the best at 0, what comes after position n at 2n + 1 and 2n + 2. */
  final int at(int position) {
    return items[position];
  }

  final int positionOf(int item) {
    return positions[item];
  }

  final void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    put(size++, item);
    up(size - 1);
  }

  final void remove(int item) {
    int position = positions[item];
    size--;
    if (position < size) {
      put(position, items[size]);
      moved(items[position]);
    }
  }

  /** Brings what has become better or worse to its place. */
  final void moved(int item) {
    up(positions[item]);
    down(positions[item]);
  }

  private void up(int start) {
    int position = start;
    int item = items[position];
    while (position > 0 && isBetter(item, items[(position - 1) / 2])) {
      put(position, items[(position - 1) / 2]);
      position = (position - 1) / 2;
    }
    put(position, item);
  }

  private void down(int start) {
    int position = start;
    int item = items[position];
    for (int child = betterChild(position);
        child < size && isBetter(items[child], item);
        child = betterChild(position)) {
      put(position, items[child]);
      position = child;
    }
    put(position, item);
  }

  private int betterChild(int position) {
    int left = 2 * position + 1;
    return left + 1 < size && isBetter(items[left + 1], items[left]) ? left + 1 : left;
  }

  private void put(int position, int item) {
    items[position] = item;
    positions[item] = position;
  }
}
