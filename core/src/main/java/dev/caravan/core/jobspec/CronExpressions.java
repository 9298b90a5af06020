package dev.caravan.core.jobspec;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cron expressions as Nomad understands them: minute, hour, day of month, month and day of week;
 * then a year, if there are six fields; and seconds before all, if there are seven.
 */
final class CronExpressions {
  private static final int MAX_LENGTH = 200;
  private static final int WITHOUT_YEAR = 5;
  private static final int WITH_SECONDS = 7;

  private static final List<String> NAMES =
      List.of("@annually", "@yearly", "@monthly", "@weekly", "@daily", "@hourly");

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
  static Optional<String> wrong(String expression) {
    String[] fields = expression.strip().split("\\s+");
    if (expression.length() > MAX_LENGTH) {
      return Optional.of("longer than %d characters".formatted(MAX_LENGTH));
    }
    if (NAMES.contains(expression.strip().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    if (fields.length < WITHOUT_YEAR) {
      return Optional.of("missing field(s); write minute, hour, day, month and day of week");
    }
    if (fields.length > WITH_SECONDS) {
      return Optional.of("more than %d fields".formatted(WITH_SECONDS));
    }
    String rest = String.join(" ", fields);
    return parsed(fields.length == WITH_SECONDS ? rest : "0 " + rest);
  }

  private static Optional<String> parsed(String expression) {
    try {
      new CronParser(DEFINITION).parse(expression);
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
