package dev.caravan.scheduler.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses which allocations of one node give their room to one of a more urgent job: those of the
 * least urgent jobs first, and of equally urgent ones those that come closest to what is needed.
 * The steps are those of Nomad's {@code PreemptForTaskGroup} ({@code scheduler/preemption.go}).
 */
final class Preemptor {
  /** What one more preemption of a group counts that has given {@code max_parallel} already. */
  private static final double MAX_PARALLEL_PENALTY = 50;

  private final Need ask;
  private final Need left;

  /**
   * @param ask what the allocation to be placed asks
   * @param left what is left on the node without any preemption
   */
  Preemptor(Need ask, Need left) {
    this.ask = ask;
    this.left = left;
  }

  /**
   * The allocations that give way.
   *
   * @param forced those that have to in any case, since they hold ports, cores or devices that are
   *     asked for
   * @param others those that can
   * @return empty if there is no room even without all of them
   */
  List<Candidate> choose(List<Candidate> forced, List<Candidate> others) {
    Need available = left;
    Need needed = ask;
    for (Candidate one : forced) {
      available = available.plus(one.share());
      needed = needed.minus(one.share());
    }
    List<Candidate> chosen = new ArrayList<>();
    for (Collection<Candidate> equals : byPriority(others)) {
      List<Candidate> there = new ArrayList<>(equals);
      while (!available.covers(ask) && !there.isEmpty()) {
        Candidate next = closest(there, needed);
        there.remove(next);
        chosen.add(next);
        available = available.plus(next.share());
        needed = needed.minus(next.share());
      }
    }
    return available.covers(ask)
        ? Stream.concat(forced.stream(), needed(forced, chosen).stream()).toList()
        : List.of();
  }

  private static Collection<List<Candidate>> byPriority(List<Candidate> candidates) {
    return candidates.stream()
        .collect(Collectors.groupingBy(Candidate::priority, TreeMap::new, Collectors.toList()))
        .values();
  }

  private static Candidate closest(List<Candidate> candidates, Need needed) {
    return candidates.stream()
        .min(Comparator.comparingDouble(one -> needed.distanceTo(one.share()) + penalty(one)))
        .orElseThrow();
  }

  private static double penalty(Candidate candidate) {
    int beyond = candidate.alreadyPreempted() + 1 - candidate.maxParallel();
    return candidate.maxParallel() > 0 && beyond > 0 ? beyond * MAX_PARALLEL_PENALTY : 0;
  }

  /**
   * Without those whose room the others cover; those that fit worst are kept first, as in Nomad.
   */
  private List<Candidate> needed(List<Candidate> forced, List<Candidate> chosen) {
    Need available = left;
    for (Candidate one : forced) {
      available = available.plus(one.share());
    }
    List<Candidate> worstFirst =
        chosen.stream()
            .sorted(
                Comparator.comparingDouble((Candidate one) -> ask.distanceTo(one.share()))
                    .reversed())
            .toList();
    List<Candidate> kept = new ArrayList<>();
    for (Candidate one : worstFirst) {
      if (available.covers(ask)) {
        break;
      }
      kept.add(one);
      available = available.plus(one.share());
    }
    return kept;
  }
}
