package dev.caravan.core.diff.json;

import dev.caravan.core.diff.JobDiff;

/**
 * Diffs as JSON in the form of Nomad's HTTP API, as the {@code Diff} of a plan or an element of the
 * {@code Diffs} of a job's versions. What is empty is {@code null} there.
 */
public final class DiffJson {
  private DiffJson() {}

  /** The diff as a JSON object, without line breaks. */
  public static String write(JobDiff diff) {
    return DiffWriter.job(diff).toString();
  }

  /**
   * The diff that a JSON object holds, as {@link #write} or a Nomad server wrote it. Fields that
   * are not known are left out, since newer servers may have some.
   *
   * @throws IllegalArgumentException if the text is not such an object; the message tells where
   */
  public static JobDiff read(String text) {
    return DiffReader.read(text);
  }
}
