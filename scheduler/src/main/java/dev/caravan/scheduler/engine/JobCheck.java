package dev.caravan.scheduler.engine;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Dependencies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a job can be used: by its declaration, and by the drivers that are to run it. */
public final class JobCheck {
  private final Map<String, List<TaskDriver>> drivers;

  /** For jobs that these drivers are to run. Those of several nodes may have the same name. */
  public JobCheck(Collection<TaskDriver> drivers) {
    this.drivers = drivers.stream().collect(Collectors.groupingBy(TaskDriver::name));
  }

  /** Throws with all that is wrong with a job; does nothing if it can be used. */
  void verify(Job job) {
    List<Problem> problems = problems(job);
    if (!problems.isEmpty()) {
      throw new InvalidJobException(problems);
    }
  }

  /** Throws if a job would wait for itself. */
  static void requireNoCycle(Job job, ClusterState state) {
    new Dependencies(state)
        .cycle(job)
        .ifPresent(
            cycle -> {
              throw new InvalidJobException(
                  List.of(
                      new Problem(
                          "job",
                          0,
                          0,
                          "job \"%s\" > depends_on".formatted(job.id().value()),
                          "the job would wait for itself: %s; remove one of these"
                              .formatted(cycle))));
            });
  }

  /** All that is wrong with a job; empty if it can be used. */
  List<Problem> problems(Job job) {
    List<Problem> problems = new ArrayList<>(JobSpec.validate(job));
    problems.addAll(UnsupportedFeatures.of(job));
    for (TaskGroup group : job.taskGroups()) {
      for (Task task : group.tasks()) {
        driverProblems(task).forEach(text -> problems.add(problem(job, group, task, text)));
        mountProblem(task).ifPresent(text -> problems.add(problem(job, group, task, text)));
      }
    }
    return problems;
  }

  /** Of a driver that no node of this process has: none, as the job waits for one that has it. */
  private List<String> driverProblems(Task task) {
    List<String> first = List.of();
    for (TaskDriver driver : drivers.getOrDefault(task.driver(), List.of())) {
      List<String> problems = driver.validate(task.config());
      if (problems.isEmpty()) {
        return problems;
      }
      first = first.isEmpty() ? problems : first;
    }
    return first;
  }

  private Optional<String> mountProblem(Task task) {
    List<TaskDriver> known = drivers.getOrDefault(task.driver(), List.of());
    boolean isRefused =
        !task.volumeMounts().isEmpty()
            && !known.isEmpty()
            && known.stream().noneMatch(TaskDriver::mountsVolumes);
    return isRefused
        ? Optional.of(
            "driver \"%s\" cannot mount volumes: remove volume_mount".formatted(task.driver()))
        : Optional.empty();
  }

  private static Problem problem(Job job, TaskGroup group, Task task, String message) {
    String path =
        "job \"%s\" > group \"%s\" > task \"%s\""
            .formatted(job.id().value(), group.name(), task.name());
    return new Problem("job", 0, 0, path, message);
  }
}
