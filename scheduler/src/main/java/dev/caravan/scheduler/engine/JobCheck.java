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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a job can be used: by its declaration, and by the drivers that are to run it. */
public final class JobCheck {
  private final Map<String, TaskDriver> drivers;

  /** For jobs that these drivers, by name, are to run. */
  public JobCheck(Map<String, TaskDriver> drivers) {
    this.drivers = new TreeMap<>(drivers);
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
      }
    }
    return problems;
  }

  private List<String> driverProblems(Task task) {
    TaskDriver driver = drivers.get(task.driver());
    // No node of this process has the driver: as in Nomad, the job waits for one that has.
    return driver == null ? List.of() : driver.validate(task.config());
  }

  private static Problem problem(Job job, TaskGroup group, Task task, String message) {
    String path =
        "job \"%s\" > group \"%s\" > task \"%s\""
            .formatted(job.id().value(), group.name(), task.name());
    return new Problem("job", 0, 0, path, message);
  }
}
