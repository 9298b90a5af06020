package dev.caravan.scheduler.runner;

import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.TaskGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches for how long an allocation may go on: how long it has run, and how long its node has been
 * out of touch. Its methods are called in the turns of its allocation.
 */
final class TimeLimits {
  private final RunnerContext context;
  private final Executor turns;
  private final Consumer<EarlyEnd> over;
  private TaskGroup group;
  private @Nullable Instant startedAt;

  /**
   * @param startedAt when the allocation first ran; null if it has not
   * @param over told, perhaps more than once, that its time is up
   */
  TimeLimits(
      RunnerContext context,
      Executor turns,
      TaskGroup group,
      @Nullable Instant startedAt,
      Consumer<EarlyEnd> over) {
    this.context = context;
    this.turns = turns;
    this.group = group;
    this.startedAt = startedAt;
    this.over = over;
  }

  /** Looks at both, and again when one of them may be reached. */
  void check() {
    checkRun();
    checkContact();
  }

  /** The allocation runs. */
  void runs() {
    if (startedAt == null) {
      startedAt = context.clock().instant();
      checkRun();
    }
  }

  /** Goes on under a new declaration. */
  void declare(TaskGroup newGroup) {
    group = newGroup;
    check();
  }

  private void checkRun() {
    if (startedAt != null) {
      Duration ran = Duration.between(startedAt, context.clock().instant());
      check(group.maxRunDuration(), ran, EarlyEnd.RAN_TOO_LONG);
    }
  }

  private void checkContact() {
    Optional<DisconnectStrategy> strategy = group.disconnectStrategy();
    Optional<Duration> lostFor = context.contact().lostFor();
    if (strategy.isPresent() && lostFor.isPresent()) {
      check(strategy.get().stopOnClientAfter(), lostFor.get(), EarlyEnd.OUT_OF_TOUCH);
    }
  }

  private void check(@Nullable Duration limit, Duration passed, EarlyEnd end) {
    if (limit == null) {
      return;
    }
    Duration left = limit.minus(passed);
    if (left.isNegative() || left.isZero()) {
      over.accept(end);
    } else {
      context.threads().later(left, () -> turns.execute(this::check));
    }
  }
}
