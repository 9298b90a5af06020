package dev.caravan.core.storage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of an event log at some moment: kept elsewhere, it tells later whether the log up to
 * there still is what it was, and whether anything was cut off.
 *
 * @param position of the last event; 0 of an empty log
 * @param hash of that event, which follows from it and from all events before it; 64 hexadecimal
 *     digits
 */
public record AuditHead(long position, String hash) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static AuditHead parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no head of a log; it is written POSITION:HASH, with 64 digits");
    }
    return new AuditHead(Long.parseLong(matcher.group(1)), matcher.group(2));
  }

  /** {@code POSITION:HASH}. */
  @Override
  public String toString() {
    return position + ":" + hash;
  }
}
