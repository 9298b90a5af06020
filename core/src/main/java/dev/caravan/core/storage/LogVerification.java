package dev.caravan.core.storage;

import java.util.List;

/**
 * What came of looking at a whole event log.
 *
 * @param head the end of the log
 * @param chainedLater how many of the first events were stored before logs were chained, and were
 *     chained when the log was first opened with a version that does so: what happened to them
 *     before that, nothing tells
 * @param problems what is wrong, in the order of the log; the first hundred
 */
public record LogVerification(AuditHead head, long chainedLater, List<Problem> problems) {

  public LogVerification {
    problems = List.copyOf(problems);
  }

  /** Whether nothing is wrong. */
  public boolean isIntact() {
    return problems.isEmpty();
  }

  /**
   * Something that is wrong.
   *
   * @param position where in the log; 0 if it is the file as a whole
   * @param text a sentence without its full stop
   */
  public record Problem(long position, String text) {}
}
