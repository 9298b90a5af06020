package dev.caravan.core.storage;

/** When listeners are told of progress: often enough to see it, too seldom to cost anything. */
final class Progress {
  private static final int EVERY = 1_000;

  private Progress() {}

  /** So many events are done; every thousandth is told of, and the last one. */
  static void tell(ProgressListener listener, long done, long total) {
    if (done % EVERY == 0 || done == total) {
      listener.progress(done, total);
    }
  }
}
