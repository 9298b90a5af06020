package dev.caravan.scheduler.check;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a check of a service stands.
 *
 * @param id unique to the check
 * @param countsForHealth whether a roll-out waits for it
 * @param status how it stands
 * @param statusCode of the last answer by HTTP; 0 of other checks, and where there was none
 * @param output what was answered last, or why nothing was
 * @param time when that was
 * @param group the task group
 * @param task the task whose service it checks; null for a service of the group
 * @param service the service's name
 * @param check the check's name
 */
public record CheckResult(
    String id,
    boolean countsForHealth,
    CheckStatus status,
    int statusCode,
    String output,
    Instant time,
    String group,
    @Nullable String task,
    String service,
    String check) {

  /** What its progress says of a check. */
  public static CheckResult of(DeclaredCheck declared, CheckProgress progress) {
    CheckAnswer answer = progress.answer();
    return new CheckResult(
        declared.id(),
        declared.check().countsForHealth(),
        progress.status(),
        answer == null ? 0 : answer.statusCode(),
        answer == null ? "" : answer.output(),
        progress.answeredAt(),
        declared.group(),
        declared.task(),
        declared.service(),
        declared.check().name());
  }
}
