package dev.caravan.scheduler.runner;

import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.TaskRole;
import dev.caravan.core.model.TaskState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the tasks of an allocation mean to each other: who waits for whom, whose end ends the
 * others, and in which order they end. All of it follows from the states that the log has, so that
 * a host which comes back goes on where it was. The rules are those of Nomad's {@code lifecycle}
 * and {@code leader}.
 *
 * @param roles by the names of the tasks
 * @param leader the task whose end ends the others, if there is one
 */
record Siblings(Map<String, TaskRole> roles, Optional<String> leader) {

  /** Why the tasks that still live must end. */
  sealed interface Cause {
    /** The leader is done. */
    record LeaderDead() implements Cause {}

    /** A task has failed. */
    record SiblingFailed(String task) implements Cause {}

    /** Nothing is left that sidecars could run beside. */
    record MainTasksDead() implements Cause {}
  }

  static Siblings of(TaskGroup group) {
    return new Siblings(
        group.roles(), group.tasks().stream().filter(Task::leader).map(Task::name).findFirst());
  }

  /** Whether a task runs after the main ones: it still does where all others were told to end. */
  boolean isLast(String task) {
    return roles.get(task) == TaskRole.POSTSTOP;
  }

  /** Whether all that a task waits for has happened. */
  boolean mayStart(String task, Map<String, TaskState> states) {
    return switch (roles.getOrDefault(task, TaskRole.MAIN)) {
      // Main tasks still run where all tasks begin anew.
      case PRESTART, PRESTART_SIDECAR ->
          hasStarted(states.getOrDefault(task, TaskState.PENDING))
              || all(states, TaskRole.MAIN::equals, state -> !isRunning(state));
      case MAIN ->
          all(states, TaskRole.PRESTART::equals, state -> isDead(state) && !state.failed())
              && all(states, TaskRole.PRESTART_SIDECAR::equals, Siblings::hasStarted);
      case POSTSTART, POSTSTART_SIDECAR -> all(states, TaskRole.MAIN::equals, Siblings::hasStarted);
      case POSTSTOP -> all(states, TaskRole.MAIN::equals, Siblings::isDead);
    };
  }

  /**
   * Looks for a reason to end the tasks that still live. A leader that is done is a better reason
   * than a failed sibling; a leader that failed is such a sibling. What comes after the main tasks
   * neither is ended nor ends others.
   */
  Optional<Cause> causeToEnd(Map<String, TaskState> states) {
    Set<String> live = named(states, (role, state) -> role != TaskRole.POSTSTOP && !isDead(state));
    if (live.isEmpty()) {
      return Optional.empty();
    }
    if (leader.map(states::get).filter(task -> isDead(task) && !task.failed()).isPresent()) {
      return Optional.of(new Cause.LeaderDead());
    }
    Optional<Cause> failed =
        named(states, (role, state) -> role != TaskRole.POSTSTOP && isDead(state) && state.failed())
            .stream()
            .<Cause>map(Cause.SiblingFailed::new)
            .findFirst();
    if (failed.isPresent()) {
      return failed;
    }
    return live.stream().allMatch(this::isSidecar)
        ? Optional.of(new Cause.MainTasksDead())
        : Optional.empty();
  }

  /**
   * Who is told to end together; each set when all of the one before have ended. Nobody tells the
   * tasks that come after the main ones.
   */
  List<Set<String>> inOrderOfEnd() {
    List<Set<String>> order = new ArrayList<>();
    leader.ifPresent(name -> order.add(Set.of(name)));
    order.add(others(role -> !role.isSidecar() && role != TaskRole.POSTSTOP));
    order.add(others(TaskRole::isSidecar));
    return order;
  }

  private boolean isSidecar(String task) {
    return roles.getOrDefault(task, TaskRole.MAIN).isSidecar();
  }

  private Set<String> others(Predicate<TaskRole> which) {
    return roles.keySet().stream()
        .filter(name -> which.test(roles.get(name)) && !leader.equals(Optional.of(name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean all(
      Map<String, TaskState> states, Predicate<TaskRole> which, Predicate<TaskState> condition) {
    return named(states, (role, state) -> which.test(role) && !condition.test(state)).isEmpty();
  }

  private Set<String> named(
      Map<String, TaskState> states, BiPredicate<TaskRole, TaskState> condition) {
    return roles.entrySet().stream()
        .filter(
            entry ->
                condition.test(
                    entry.getValue(), states.getOrDefault(entry.getKey(), TaskState.PENDING)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean hasStarted(TaskState state) {
    return state.startedAt() != null;
  }

  private static boolean isRunning(TaskState state) {
    return state.phase() == TaskState.Phase.RUNNING;
  }

  private static boolean isDead(TaskState state) {
    return state.phase() == TaskState.Phase.DEAD;
  }
}
