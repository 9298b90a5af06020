package dev.caravan.scheduler.runner;

/**
 * Where reading a task's output starts.
 *
 * @param unit what is counted, and from which end
 * @param amount how many of them, not negative
 */
public record LogStart(Unit unit, long amount) {

  /** What is counted, and from which end. */
  public enum Unit {
    /** Bytes to pass over at the beginning. */
    OFFSET,
    /** Bytes to read at the end. */
    LAST_BYTES,
    /** Lines to read at the end; one without a line feed counts. */
    LAST_LINES
  }

  /**
   * Checks the amount.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public LogStart {
    if (amount < 0) {
      throw new IllegalArgumentException("a log is read from 0 or more, not from " + amount);
    }
  }

  /** From the first byte. */
  public static LogStart beginning() {
    return offset(0);
  }

  /** Past this many bytes. */
  public static LogStart offset(long bytes) {
    return new LogStart(Unit.OFFSET, bytes);
  }

  /** The last so many bytes, or all if there are fewer. */
  public static LogStart lastBytes(long bytes) {
    return new LogStart(Unit.LAST_BYTES, bytes);
  }

  /** The last so many lines, or all if there are fewer. */
  public static LogStart lastLines(long lines) {
    return new LogStart(Unit.LAST_LINES, lines);
  }
}
