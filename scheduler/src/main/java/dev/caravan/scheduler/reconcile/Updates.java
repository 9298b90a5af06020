package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a new version of the job means for the allocations that stay.
 *
 * @param inPlace those that take it over as they are
 * @param outdated those that have to be replaced
 */
record Updates(List<Allocation> inPlace, List<Allocation> outdated) {

  static Updates of(
      List<Allocation> staying, RegisteredJob job, Predicate<Allocation> fitsInPlace) {
    List<Allocation> inPlace = new ArrayList<>();
    List<Allocation> outdated = new ArrayList<>();
    for (Allocation allocation : staying) {
      if (allocation.jobVersion() == job.version()) {
        continue;
      }
      if (!canGoOn(allocation, job, fitsInPlace)) {
        outdated.add(allocation);
      } else if (!allocation.isUnknown()) {
        // A node that is not heard of goes by what it knew; the rest follows once it is.
        inPlace.add(allocation);
      }
    }
    return new Updates(inPlace, outdated);
  }

  private static boolean canGoOn(
      Allocation allocation, RegisteredJob job, Predicate<Allocation> fitsInPlace) {
    Optional<Job> before = job.version(allocation.jobVersion());
    return !allocation.isTerminal()
        && before.isPresent()
        && !UpdateRules.forcesReplacement(before.get(), job.job(), allocation.taskGroup())
        && fitsInPlace.test(allocation);
  }
}
