package dev.caravan.core.lifecycle;

import dev.caravan.core.model.Job;
import org.jspecify.annotations.Nullable;

/**
 * What a job cannot become. The rules and their words are those of {@code validateJobUpdate} in
 * Nomad: children outlive their parent, so it cannot turn into a job that runs something itself.
 */
final class JobTransitions {
  private JobTransitions() {}

  /**
   * Why a declaration cannot follow another one; null if it can.
   *
   * @param before the declaration that is registered; null for none
   */
  static @Nullable String forbidden(@Nullable Job before, Job after) {
    if (before == null) {
      return null;
    }
    if (before.type() != after.type()) {
      return "cannot update job from type \"%s\" to \"%s\""
          .formatted(before.type().word(), after.type().word());
    }
    if (before.isPeriodic() != after.isPeriodic()) {
      return before.isPeriodic()
          ? "cannot update periodic job to being non-periodic"
          : "cannot update non-periodic job to being periodic";
    }
    if (before.isParameterized() != after.isParameterized()) {
      return before.isParameterized()
          ? "cannot update parameterized job to being non-parameterized"
          : "cannot update non-parameterized job to being parameterized";
    }
    return null;
  }
}
