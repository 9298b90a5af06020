package dev.caravan.example.api;

import java.util.List;

/**
 * What came of looking at all of a log.
 *
 * @param intact whether nothing is wrong
 * @param head the end of the log
 * @param position how many events it has
 * @param chainedLater how many of the first ones were stored before logs were chained
 * @param problems what is wrong
 */
public record LogCheck(
    boolean intact, String head, long position, long chainedLater, List<Problem> problems) {

  /**
   * Something that is wrong.
   *
   * @param position where in the log; 0 if it is the file as a whole
   * @param text a sentence without its full stop
   */
  public record Problem(long position, String text) {}
}
