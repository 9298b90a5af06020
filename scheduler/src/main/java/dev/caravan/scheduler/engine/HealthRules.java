package dev.caravan.scheduler.engine;

import dev.caravan.core.jobspec.DurationText;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.CheckHealth;
import dev.caravan.core.model.TaskRole;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When an allocation is healthy, and when it is given up. Pure. */
final class HealthRules {
  private HealthRules() {}

  /**
   * A verdict, or when to look again.
   *
   * @param healthy null if it cannot be said yet
   * @param lookAgainAt when it can be said at the latest if nothing happens; null if never
   */
  record Verdict(@Nullable Boolean healthy, @Nullable Instant lookAgainAt) {
    private static final Verdict HEALTHY = new Verdict(true, null);
    private static final Verdict UNHEALTHY = new Verdict(false, null);
    private static final Verdict NEVER = new Verdict(null, null);

    private static Verdict notBefore(Instant instant) {
      return new Verdict(null, instant);
    }
  }

  /**
   * @param allocation an allocation without a verdict
   * @param terms by what it is judged
   * @param roles what its tasks are to each other, by their names
   * @param joined when it became part of its deployment, or was placed if it has none
   */
  static Verdict judge(
      Allocation allocation,
      HealthTerms terms,
      Map<String, TaskRole> roles,
      Instant joined,
      Instant now) {
    if (allocation.isToEnd() || allocation.isUnknown()) {
      return Verdict.NEVER;
    }
    if (terms.healthCheck() == HealthCheck.MANUAL) {
      return Verdict.NEVER;
    }
    if (allocation.isClientTerminal() || hasFailedTask(allocation)) {
      return Verdict.UNHEALTHY;
    }
    Instant deadline = joined.plus(terms.healthyDeadline());
    Optional<Instant> healthyAt =
        runningSince(allocation.taskStates(), roles)
            .flatMap(since -> checkedSince(allocation, terms).map(checked -> later(since, checked)))
            .map(since -> later(since, joined).plus(terms.minHealthyTime()));
    if (healthyAt.isPresent() && !healthyAt.get().isAfter(now)) {
      return Verdict.HEALTHY;
    }
    if (!deadline.isAfter(now)) {
      return Verdict.UNHEALTHY;
    }
    return Verdict.notBefore(healthyAt.filter(at -> at.isBefore(deadline)).orElse(deadline));
  }

  /**
   * Why an allocation is unhealthy, by task, in Nomad's words; none of tasks that did as they
   * should.
   *
   * @param roles what its tasks are to each other, by their names
   * @param deadline by when it had to be healthy
   */
  static Map<String, String> reasons(
      Allocation allocation, HealthTerms terms, Map<String, TaskRole> roles, Instant deadline) {
    Map<String, String> reasons = new TreeMap<>();
    allocation
        .taskStates()
        .forEach(
            (task, state) ->
                reason(roles.getOrDefault(task, TaskRole.MAIN), state, terms, deadline)
                    .or(() -> failingChecks(task, allocation, terms))
                    .ifPresent(reason -> reasons.put(task, reason)));
    return reasons;
  }

  private static Optional<String> reason(
      TaskRole role, TaskState state, HealthTerms terms, Instant deadline) {
    if (state.failed()) {
      return Optional.of("Unhealthy because of failed task");
    }
    boolean done = role.isEphemeral() && state.phase() == TaskState.Phase.DEAD;
    if (done || role == TaskRole.POSTSTOP) {
      return Optional.empty();
    }
    Instant since = state.startedAt();
    return switch (state.phase()) {
      case PENDING -> Optional.of("Task not running by deadline");
      case DEAD -> Optional.of("Unhealthy because of dead task");
      case RUNNING ->
          since != null && since.plus(terms.minHealthyTime()).isAfter(deadline)
              ? Optional.of(
                  "Task not running for min_healthy_time of %s by deadline"
                      .formatted(DurationText.format(terms.minHealthyTime())))
              : Optional.empty();
    };
  }

  private static Optional<String> failingChecks(
      String task, Allocation allocation, HealthTerms terms) {
    if (!terms.checked() || allocation.checks() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(allocation.checks().failing().get(task))
        .map(services -> "Services not healthy by deadline: " + String.join(", ", services));
  }

  private static boolean hasFailedTask(Allocation allocation) {
    return allocation.taskStates().values().stream().anyMatch(TaskState::failed);
  }

  /**
   * Since when all tasks run: the start of the one that started last. Of a task that has its work
   * to do and end, the start is enough; what comes after the main tasks says nothing.
   */
  private static Optional<Instant> runningSince(
      Map<String, TaskState> states, Map<String, TaskRole> roles) {
    List<Instant> starts = new ArrayList<>();
    for (Map.Entry<String, TaskRole> task : roles.entrySet()) {
      TaskState state = states.getOrDefault(task.getKey(), TaskState.PENDING);
      Instant start = state.startedAt();
      boolean runs = state.phase() == TaskState.Phase.RUNNING || task.getValue().isEphemeral();
      if (task.getValue() == TaskRole.POSTSTOP) {
        continue;
      }
      if (start == null || !runs) {
        return Optional.empty();
      }
      starts.add(start);
    }
    return starts.stream().max(Instant::compareTo);
  }

  /** Since when all checks pass; without checks, that was always so. */
  private static Optional<Instant> checkedSince(Allocation allocation, HealthTerms terms) {
    if (!terms.checked()) {
      return Optional.of(Instant.MIN);
    }
    return Optional.ofNullable(allocation.checks())
        .filter(CheckHealth::passing)
        .map(CheckHealth::since);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
