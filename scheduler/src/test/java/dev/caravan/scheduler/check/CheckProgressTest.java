package dev.caravan.scheduler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.ServiceCheck;
import dev.caravan.scheduler.testkit.TestChecks;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckProgressTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final CheckAnswer GOOD = CheckAnswer.ofScript(0, "good");
  private static final CheckAnswer WARNING = CheckAnswer.ofScript(1, "hot");
  private static final CheckAnswer BAD = CheckAnswer.ofScript(2, "bad");

  private static DeclaredCheck declared(ServiceCheck check) {
    return new DeclaredCheck("id", "group", "main", "main", "web", check, "127.0.0.1", 80, null);
  }

  private static DeclaredCheck script(String onUpdate, ServiceCheck.@Nullable Restart restart) {
    return declared(TestChecks.script(onUpdate, restart));
  }

  /** One answer each second. */
  private static CheckProgress after(DeclaredCheck check, CheckAnswer... answers) {
    CheckProgress progress = CheckProgress.begin(check, START);
    for (int i = 0; i < answers.length; i++) {
      progress = progress.after(check, answers[i], START.plusSeconds(i));
    }
    return progress;
  }

  @Test
  void isPendingBeforeTheFirstAnswer() {
    CheckProgress progress = after(declared(TestChecks.tcp()));

    assertThat(progress.status()).isEqualTo(CheckStatus.PENDING);
    assertThat(progress.isKnown()).isFalse();
    assertThat(progress.isWell(TestChecks.tcp())).isFalse();
  }

  @Test
  void followsTheLastAnswer() {
    DeclaredCheck check = declared(TestChecks.tcp());

    assertThat(after(check, GOOD).status()).isEqualTo(CheckStatus.SUCCESS);
    assertThat(after(check, GOOD, BAD).status()).isEqualTo(CheckStatus.FAILURE);
    assertThat(after(check, BAD, WARNING).status()).isEqualTo(CheckStatus.WARNING);
  }

  @Test
  void changesOnlyAfterAsManyAnswersInARowAsItsJobWants() {
    DeclaredCheck check = declared(TestChecks.settling(TestChecks.tcp(), 2, 3));

    assertThat(after(check, GOOD).status()).isEqualTo(CheckStatus.PENDING);
    assertThat(after(check, GOOD, BAD, GOOD).status()).isEqualTo(CheckStatus.PENDING);
    assertThat(after(check, GOOD, GOOD).status()).isEqualTo(CheckStatus.SUCCESS);
    assertThat(after(check, GOOD, GOOD, BAD, BAD).status()).isEqualTo(CheckStatus.SUCCESS);
    assertThat(after(check, GOOD, GOOD, BAD, BAD, BAD).status()).isEqualTo(CheckStatus.FAILURE);
  }

  @Test
  void aWarningIsWellOnlyWhereWarningsAreIgnored() {
    DeclaredCheck strict = script("require_healthy", null);
    DeclaredCheck lenient = script("ignore_warnings", null);
    DeclaredCheck ignored = script("ignore", null);

    assertThat(after(strict, WARNING).isWell(strict.check())).isFalse();
    assertThat(after(lenient, WARNING).isWell(lenient.check())).isTrue();
    assertThat(after(lenient, BAD).isWell(lenient.check())).isFalse();
    assertThat(after(ignored, BAD).isWell(ignored.check())).isTrue();
  }

  @Test
  void restartsAfterAsManyFailuresInARow() {
    DeclaredCheck check =
        script("require_healthy", new ServiceCheck.Restart(3, Duration.ZERO, false));

    assertThat(after(check, BAD, BAD).callsForRestart(check)).isFalse();
    assertThat(after(check, BAD, GOOD, BAD, BAD).callsForRestart(check)).isFalse();
    assertThat(after(check, BAD, WARNING, BAD).callsForRestart(check)).isTrue();
  }

  @Test
  void failuresWithinTheGraceDoNotCount() {
    DeclaredCheck check =
        script("require_healthy", new ServiceCheck.Restart(2, Duration.ofSeconds(3), false));

    assertThat(after(check, BAD, BAD, BAD, BAD).callsForRestart(check)).isFalse();
    assertThat(after(check, BAD, BAD, BAD, BAD, BAD).callsForRestart(check)).isTrue();
  }

  @Test
  void warningsCountForRestartsUnlessTheyAreIgnored() {
    DeclaredCheck check =
        script("require_healthy", new ServiceCheck.Restart(1, Duration.ZERO, true));

    assertThat(after(check, WARNING).callsForRestart(check)).isFalse();
    assertThat(after(check, BAD).callsForRestart(check)).isTrue();
  }

  @Test
  void withoutABlockNothingRestarts() {
    DeclaredCheck check = declared(TestChecks.tcp());

    assertThat(after(check, BAD, BAD, BAD).callsForRestart(check)).isFalse();
  }
}
