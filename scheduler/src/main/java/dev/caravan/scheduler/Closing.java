package dev.caravan.scheduler;

import org.jspecify.annotations.Nullable;

/** Closes several things, in order, whatever one of them throws. */
final class Closing {
  private Closing() {}

  /**
   * Closes all of them.
   *
   * @throws IllegalStateException with the first failure, once all were tried
   */
  static void all(AutoCloseable... parts) {
    IllegalStateException failure = null;
    for (AutoCloseable part : parts) {
      failure = close(part, failure);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static @Nullable IllegalStateException close(
      AutoCloseable part, @Nullable IllegalStateException before) {
    try {
      part.close();
      return before;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      if (before == null) {
        return new IllegalStateException("could not close everything: " + e, e);
      }
      before.addSuppressed(e);
      return before;
    }
  }
}
