package dev.caravan.scheduler.check;

import dev.caravan.core.model.ServiceCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a check has fared since its task started. Pure.
 *
 * @param status how it stands
 * @param passes how many answers in a row were not bad
 * @param failures how many answers in a row were bad
 * @param countedFailures how many in a row count for {@code check_restart}
 * @param startedAt when its task started
 * @param answer the last one; null if there was none
 * @param answeredAt when that came; the start if there was none
 */
public record CheckProgress(
    CheckStatus status,
    int passes,
    int failures,
    int countedFailures,
    Instant startedAt,
    @Nullable CheckAnswer answer,
    Instant answeredAt) {

  /** Before the first answer. */
  public static CheckProgress begin(DeclaredCheck check, Instant now) {
    return new CheckProgress(check.initialStatus(), 0, 0, 0, now, null, now);
  }

  /** After an answer. */
  public CheckProgress after(DeclaredCheck check, CheckAnswer newest, Instant now) {
    boolean bad = newest.status() == CheckStatus.FAILURE;
    int inRowGood = bad ? 0 : passes + 1;
    int inRowBad = bad ? failures + 1 : 0;
    boolean settled =
        bad
            ? inRowBad >= Math.max(1, check.check().failuresBeforeCritical())
            : inRowGood >= Math.max(1, check.check().successBeforePassing());
    CheckStatus next = settled ? newest.status() : status;
    return new CheckProgress(
        next, inRowGood, inRowBad, counted(check, next, now), startedAt, newest, now);
  }

  /** Failures within the grace after the start do not count. */
  private int counted(DeclaredCheck check, CheckStatus next, Instant now) {
    if (!check.restarts()) {
      return 0;
    }
    boolean failing =
        next == CheckStatus.FAILURE
            || (next == CheckStatus.WARNING && !check.restart().ignoreWarnings());
    if (!failing) {
      return 0;
    }
    return now.isBefore(startedAt.plus(check.restart().grace())) ? 0 : countedFailures + 1;
  }

  /** Whether so many failures have come that the task is to be restarted. */
  public boolean callsForRestart(DeclaredCheck check) {
    return check.restarts() && countedFailures >= check.restart().limit();
  }

  /** Whether it is as the job wants it in a roll-out. */
  public boolean isWell(ServiceCheck check) {
    return !check.countsForHealth()
        || status == CheckStatus.SUCCESS
        || (status == CheckStatus.WARNING && check.ignoresWarnings());
  }

  /** Whether anything is known of it. */
  public boolean isKnown() {
    return status != CheckStatus.PENDING || answer != null;
  }
}
