package dev.caravan.http.endpoint;

import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Parameters;
import dev.caravan.scheduler.History;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A moment in the history of a cluster, as requests name it: a position in the log or a time. */
public final class Moment {
  /** The parameter of all queries that read, which asks how things were. */
  public static final String AT = "at";

  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

  private Moment() {}

  /**
   * The position that a parameter names, if it is given.
   *
   * @throws ApiException if it names none
   */
  public static Optional<Long> position(History history, Parameters query, String parameter) {
    return query.text(parameter).map(moment -> position(history, parameter, moment));
  }

  private static long position(History history, String parameter, String moment) {
    if (!POSITION.matcher(moment).matches()) {
      return history.positionAt(time(parameter, moment));
    }
    long position = Long.parseLong(moment);
    if (position > history.position()) {
      throw ApiException.notFound(
          "the log has no position %d; it ends at %d".formatted(position, history.position()));
    }
    return position;
  }

  /**
   * A time.
   *
   * @throws ApiException if it is none
   */
  static Instant time(String parameter, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ApiException.badRequest(
          "Invalid %s \"%s\"; give a position in the log, or a time such as 2026-01-31T12:00:00Z"
              .formatted(parameter, text));
    }
  }
}
