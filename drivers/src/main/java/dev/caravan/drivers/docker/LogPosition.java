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
 * @param file the number of the log file that it was copied to last
 * @param fileSize the size of that file after that
 */
record LogPosition(Instant time, long bytesAtTime, int file, long fileSize) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{19}) (\\d{9}) (\\d{19}) (\\d{19}) (\\d{9})\n");

  /** Nothing copied yet to the files, of which this is the newest. */
  static LogPosition start(int file, long fileSize) {
    return new LogPosition(Instant.EPOCH, 0, file, fileSize);
  }

  /** Reads what {@link #encoded()} wrote; a start if it is none. */
  static LogPosition decode(String text, int file, long fileSize) {
    Matcher numbers = FORM.matcher(text);
    if (!numbers.matches()) {
      return start(file, fileSize);
    }
    Instant time =
        Instant.ofEpochSecond(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    return new LogPosition(
        time,
        Long.parseLong(numbers.group(3)),
        Integer.parseInt(numbers.group(5)),
        Long.parseLong(numbers.group(4)));
  }

  /** Always of the same length, so that it can be overwritten in place. */
  String encoded() {
    return "%019d %09d %019d %019d %09d\n"
        .formatted(time.getEpochSecond(), time.getNano(), bytesAtTime, fileSize, file);
  }
}
