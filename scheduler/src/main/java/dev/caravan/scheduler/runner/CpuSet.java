package dev.caravan.scheduler.runner;

import java.util.ArrayList;
import java.util.List;

/** Ids of cores as Linux writes them: {@code 0-2,7}. */
final class CpuSet {
  private CpuSet() {}

  static String format(List<Integer> cores) {
    List<Integer> sorted = cores.stream().sorted().toList();
    List<String> ranges = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i) != sorted.get(i - 1) + 1) {
        int low = sorted.get(first);
        int high = sorted.get(i - 1);
        ranges.add(low == high ? String.valueOf(low) : low + "-" + high);
        first = i;
      }
    }
    return String.join(",", ranges);
  }
}
