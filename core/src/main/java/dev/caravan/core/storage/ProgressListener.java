package dev.caravan.core.storage;

/** Is told how far something long has come; about every thousand events, and at its end. */
@FunctionalInterface
public interface ProgressListener {

  /** Tells nobody. */
  ProgressListener NONE = (done, total) -> {};

  /**
   * So much is done.
   *
   * @param done how many events so far
   * @param total how many there are to do
   */
  void progress(long done, long total);
}
