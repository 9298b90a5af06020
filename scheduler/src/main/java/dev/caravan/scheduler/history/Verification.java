package dev.caravan.scheduler.history;

import org.jspecify.annotations.Nullable;

/**
 * What came of going through the whole log once more.
 *
 * @param events how many events were read
 * @param decisions how many decisions were made again
 * @param unchecked how many decisions could not be: those of logs that were written before it was
 *     noted what plans were made on, and those in which planning failed
 * @param difference the first thing that is not as it was; null if all is
 */
public record Verification(
    long events, long decisions, long unchecked, @Nullable String difference) {

  /** Whether all is as it was. */
  public boolean isSound() {
    return difference == null;
  }
}
