package dev.caravan.core.jobspec.eval;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes time stamps by a pattern of letters: {@code YYYY-MM-DD hh:mm}. */
final class DateFormat {
  /** Text in quotes, in which two quotes stand for one; one letter several times; or the rest. */
  private static final Pattern PIECE =
      Pattern.compile("'((?:[^']++|'')*+)'|([a-zA-Z])\\2*+|[^a-zA-Z']++|'");

  private static final int MAX_PATTERN = 1_000;

  private DateFormat() {}

  static String format(Arguments call, String pattern, OffsetDateTime time) {
    if (pattern.length() > MAX_PATTERN) {
      throw call.refuse("the pattern is longer than %d characters", MAX_PATTERN);
    }
    Bounded.Text out = new Bounded.Text();
    Matcher pieces = PIECE.matcher(pattern);
    while (pieces.find()) {
      if (pieces.group(1) != null) {
        out.append(pieces.group(1).replace("''", "'"));
      } else if (pieces.group(2) != null) {
        out.append(field(call, pieces.group(), time));
      } else if (pieces.group().equals("'")) {
        throw call.refuse("a quote in the pattern is never closed");
      } else {
        out.append(pieces.group());
      }
    }
    return out.toString();
  }

  private static String field(Arguments call, String letters, OffsetDateTime time) {
    return switch (letters) {
      case "YYYY" -> "%04d".formatted(time.getYear());
      case "YY" -> "%02d".formatted(Math.floorMod(time.getYear(), 100));
      case "MMMM" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "MMM" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "MM", "M" -> digits(letters, time.getMonthValue());
      case "DD", "D" -> digits(letters, time.getDayOfMonth());
      case "EEEE" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "EEE" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "hh", "h" -> digits(letters, time.getHour());
      case "HH", "H" -> digits(letters, (time.getHour() + 11) % 12 + 1);
      case "AA" -> time.getHour() < 12 ? "AM" : "PM";
      case "aa" -> time.getHour() < 12 ? "am" : "pm";
      case "mm", "m" -> digits(letters, time.getMinute());
      case "ss", "s" -> digits(letters, time.getSecond());
      case "Z" -> time.getOffset().equals(ZoneOffset.UTC) ? "Z" : offset(time, ":");
      case "ZZZ" -> time.getOffset().equals(ZoneOffset.UTC) ? "UTC" : offset(time, "");
      case "ZZZZ" -> offset(time, "");
      case "ZZZZZ" -> offset(time, ":");
      default ->
          throw call.refuse("%s is no part of a time stamp; quote it if it is text", letters);
    };
  }

  private static String digits(String letters, int number) {
    return letters.length() == 2 ? "%02d".formatted(number) : String.valueOf(number);
  }

  private static String offset(OffsetDateTime time, String between) {
    int minutes = time.getOffset().getTotalSeconds() / 60;
    String sign = minutes < 0 ? "-" : "+";
    int size = Math.abs(minutes);
    return "%s%02d%s%02d".formatted(sign, size / 60, between, size % 60);
  }
}
