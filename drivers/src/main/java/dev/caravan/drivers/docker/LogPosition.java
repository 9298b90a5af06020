package dev.caravan.drivers.docker;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a container's output has been copied to a log file. A long line comes in parts that share
 * one time, hence the count of bytes.
 *
 * @param time the time of the last part
 * @param bytesAtTime how many bytes of this time have been copied
 * @param fileSize the size of the log file after that
 */
record LogPosition(Instant time, long bytesAtTime, long fileSize) {
  private static final Pattern FORM = Pattern.compile("(\\d{19}) (\\d{9}) (\\d{19}) (\\d{19})\n");

  /** Nothing copied yet to a file of this size. */
  static LogPosition start(long fileSize) {
    return new LogPosition(Instant.EPOCH, 0, fileSize);
  }

  /** Reads what {@link #encoded()} wrote; a start if it is none. */
  static LogPosition decode(String text, long fileSize) {
    Matcher numbers = FORM.matcher(text);
    if (!numbers.matches()) {
      return start(fileSize);
    }
    Instant time =
        Instant.ofEpochSecond(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    return new LogPosition(
        time, Long.parseLong(numbers.group(3)), Long.parseLong(numbers.group(4)));
  }

  /** Always of the same length, so that it can be overwritten in place. */
  String encoded() {
    return "%019d %09d %019d %019d\n"
        .formatted(time.getEpochSecond(), time.getNano(), bytesAtTime, fileSize);
  }
}
