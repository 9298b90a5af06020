package dev.caravan.scheduler.runner;

import dev.caravan.core.model.TaskState;
import dev.caravan.scheduler.check.CheckAnswer;
import dev.caravan.scheduler.check.CheckProgress;
import dev.caravan.scheduler.check.CheckResult;
import dev.caravan.scheduler.check.DeclaredCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the checks of one allocation, each for as long as its task runs. All but {@link #results()}
 * happens in the turns of the allocation; asking itself does not.
 */
final class AllocationChecks {
  private final RunnerContext context;
  private final Executor turns;
  private final Consequences consequences;
  private List<Asked> checks = List.of();
  private @Nullable Map<String, List<String>> reported;
  private volatile List<CheckResult> results = List.of();

  /** What asking takes, and what it leads to. */
  interface Consequences {
    /** Runs a script, and waits for its end. */
    CheckAnswer run(DeclaredCheck check);

    /** A check has failed as often as its job lets it. */
    void restart(DeclaredCheck check);

    /** These services are not as a roll-out wants them, by their tasks; perhaps none. */
    void failing(Map<String, List<String>> services);
  }

  AllocationChecks(RunnerContext context, Executor turns, Consequences consequences) {
    this.context = context;
    this.turns = turns;
    this.consequences = consequences;
  }

  /** How each stands. May be called from any thread. */
  List<CheckResult> results() {
    return results;
  }

  /** From now on there are these; what was there before goes on as it is, and is told anew. */
  void declare(List<DeclaredCheck> declared, Map<String, TaskState> states) {
    Map<DeclaredCheck, Asked> known = new HashMap<>();
    checks.forEach(one -> known.put(one.check, one));
    List<Asked> next = new ArrayList<>();
    declared.forEach(check -> next.add(known.getOrDefault(check, new Asked(check))));
    checks.stream().filter(one -> !next.contains(one)).forEach(Asked::rest);
    checks = next;
    reported = null;
    settle(states);
  }

  /** Asks those whose tasks run now, and no others. */
  void settle(Map<String, TaskState> states) {
    checks.forEach(one -> one.settle(startOf(one.check, states)));
    news();
  }

  /**
   * When the task of a check started, or of a group the one that started last; null if none runs.
   */
  private static @Nullable Instant startOf(DeclaredCheck check, Map<String, TaskState> states) {
    Stream<TaskState> tasks =
        check.task() == null
            ? states.values().stream()
            : Stream.ofNullable(states.get(check.task()));
    return tasks
        .filter(state -> state.phase() == TaskState.Phase.RUNNING)
        .flatMap(state -> Stream.ofNullable(state.startedAt()))
        .max(Instant::compareTo)
        .orElse(null);
  }

  /** What nothing is known of yet is no news. */
  private void news() {
    results = checks.stream().map(Asked::result).toList();
    List<Asked> counted =
        checks.stream().filter(one -> one.check.check().countsForHealth()).toList();
    boolean known = reported != null || counted.stream().allMatch(one -> one.progress.isKnown());
    Map<String, List<String>> failing = failing(counted);
    if (!counted.isEmpty() && known && !failing.equals(reported)) {
      reported = failing;
      consequences.failing(failing);
    }
  }

  private static Map<String, List<String>> failing(List<Asked> counted) {
    Map<String, List<String>> failing = new TreeMap<>();
    for (Asked one : counted) {
      if (!one.progress.isWell(one.check.check())) {
        failing
            .computeIfAbsent(one.check.runsWith(), task -> new ArrayList<>())
            .add(one.check.service());
      }
    }
    failing.replaceAll((task, services) -> services.stream().distinct().sorted().toList());
    return failing;
  }

  /** One check. */
  private final class Asked {
    private final DeclaredCheck check;
    private CheckProgress progress;
    private @Nullable Instant since;

    Asked(DeclaredCheck check) {
      this.check = check;
      this.progress = CheckProgress.begin(check, context.clock().instant());
    }

    CheckResult result() {
      return CheckResult.of(check, progress);
    }

    /**
     * @param started when its task did; null if it does not run
     */
    void settle(@Nullable Instant started) {
      if (Objects.equals(started, since)) {
        return;
      }
      since = started;
      progress = CheckProgress.begin(check, context.clock().instant());
      if (started != null) {
        ask(started);
      }
    }

    void rest() {
      since = null;
    }

    private void ask(Instant run) {
      if (!run.equals(since)) {
        return;
      }
      Instant asked = context.clock().instant();
      context
          .threads()
          .checks()
          .execute(
              () -> {
                CheckAnswer answer = answer();
                turns.execute(() -> answered(run, asked, answer));
              });
    }

    private CheckAnswer answer() {
      try {
        return check.check().type().equals("script")
            ? consequences.run(check)
            : context.probe().ask(check);
      } catch (RuntimeException e) {
        return CheckAnswer.failure("the check broke: " + e);
      }
    }

    private void answered(Instant run, Instant asked, CheckAnswer answer) {
      if (!run.equals(since)) {
        return;
      }
      Instant now = context.clock().instant();
      progress = progress.after(check, answer, now);
      news();
      if (progress.callsForRestart(check)) {
        // It is asked again once its task has started anew.
        consequences.restart(check);
        return;
      }
      Duration left = Duration.between(now, asked.plus(check.check().interval()));
      context.threads().later(left, () -> turns.execute(() -> ask(run)));
    }
  }
}
