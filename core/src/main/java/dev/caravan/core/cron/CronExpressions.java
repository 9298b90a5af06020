package dev.caravan.core.cron;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cron expressions as Nomad understands them: minute, hour, day of month, month and day of week;
 * then a year, if there are six fields; and seconds before all, if there are seven.
 */
public final class CronExpressions {
  private static final int MAX_LENGTH = 200;
  private static final int WITHOUT_YEAR = 5;
  private static final int WITH_SECONDS = 7;

  private static final int SECONDS = 1;
  private static final int DAY_OF_MONTH = 3;
  private static final int DAY_OF_WEEK = 5;

  /** What does not restrict a day: any. */
  private static final List<String> ANY = List.of("*", "?");

  private static final Map<String, String> NAMES =
      Map.of(
          "@annually", "0 0 1 1 *",
          "@yearly", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@hourly", "0 * * * *");

  private static final CronDefinition DEFINITION =
      CronDefinitionBuilder.defineCron()
          .withSeconds()
          .and()
          .withMinutes()
          .and()
          .withHours()
          .and()
          .withDayOfMonth()
          .supportsL()
          .supportsW()
          .supportsLW()
          .supportsQuestionMark()
          .and()
          .withMonth()
          .and()
          .withDayOfWeek()
          .withValidRange(0, 7)
          .withMondayDoWValue(1)
          .withIntMapping(7, 0)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .and()
          .withYear()
          .withValidRange(1970, 2099)
          .optional()
          .and()
          .instance();

  private CronExpressions() {}

  /** What is wrong with it, in a few words; nothing for a good one. */
  public static Optional<String> wrong(String expression) {
    if (expression.length() > MAX_LENGTH) {
      return Optional.of("longer than %d characters".formatted(MAX_LENGTH));
    }
    List<String> fields = fields(expression);
    if (fields.size() < WITHOUT_YEAR + SECONDS) {
      return Optional.of("missing field(s); write minute, hour, day, month and day of week");
    }
    return fields.size() > WITH_SECONDS
        ? Optional.of("more than %d fields".formatted(WITH_SECONDS))
        : unreadable(fields);
  }

  /** With seconds in front, whether or not it has them. */
  private static List<String> fields(String expression) {
    String text = expression.strip();
    String written = NAMES.getOrDefault(text.toLowerCase(Locale.ROOT), text);
    List<String> fields = new ArrayList<>(List.of(written.split("\\s+")));
    if (fields.size() != WITH_SECONDS) {
      fields.add(0, "0");
    }
    return fields;
  }

  /**
   * When a good expression is due. One that restricts both the day of the month and that of the
   * week means either, as in Vixie's cron and in Nomad; to the parser it would mean both.
   */
  static List<ExecutionTime> times(String expression) {
    List<String> fields = fields(expression);
    boolean restrictsBoth =
        !ANY.contains(fields.get(DAY_OF_MONTH)) && !ANY.contains(fields.get(DAY_OF_WEEK));
    return restrictsBoth
        ? List.of(time(without(fields, DAY_OF_MONTH)), time(without(fields, DAY_OF_WEEK)))
        : List.of(time(fields));
  }

  private static List<String> without(List<String> fields, int day) {
    List<String> changed = new ArrayList<>(fields);
    changed.set(day, "?");
    return changed;
  }

  private static ExecutionTime time(List<String> fields) {
    return ExecutionTime.forCron(parse(fields));
  }

  private static Cron parse(List<String> fields) {
    return new CronParser(DEFINITION).parse(String.join(" ", fields));
  }

  private static Optional<String> unreadable(List<String> fields) {
    try {
      parse(fields);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return Optional.of("syntax error: " + cause.getMessage());
    }
  }
}
