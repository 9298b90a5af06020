package dev.caravan.scheduler.runner;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a node has to run: an allocation and the declaration that it runs.
 *
 * @param allocation the allocation as the log knows it
 * @param job its job, in the allocation's version
 * @param group its task group
 */
record Assignment(Allocation allocation, Job job, TaskGroup group) {

  /** The driver's name in an assignment whose declaration is gone. */
  static final String ANY_DRIVER = "";

  /** Looks up the declaration; empty if it is kept no longer. */
  static Optional<Assignment> of(ClusterState state, Allocation allocation) {
    return state
        .declarationOf(allocation)
        .flatMap(
            job ->
                job.taskGroup(allocation.taskGroup())
                    .map(group -> new Assignment(allocation, job, group)));
  }

  /**
   * For an allocation whose job was purged, or whose version is kept no longer: all that is needed
   * to find its tasks again and to end them are their names.
   */
  static Assignment withoutDeclaration(Allocation allocation) {
    List<Task> tasks =
        allocation.resources().tasks().keySet().stream()
            .map(name -> Task.builder(name, ANY_DRIVER).build())
            .toList();
    Job job = Job.builder(allocation.jobId().value()).build();
    TaskGroup group = TaskGroup.builder(allocation.taskGroup(), job.type()).tasks(tasks).build();
    return new Assignment(allocation, job, group);
  }

  /** What the allocation holds for this task: what the task asks for, unless it says otherwise. */
  TaskShare share(Task task) {
    TaskShare share = allocation.resources().tasks().get(task.name());
    return share != null
        ? share
        : new TaskShare(task.resources().cpuMhz(), task.resources().memoryMb(), List.of());
  }

  /** The port of this label that a task can use; its own goes before its group's. */
  Optional<AllocatedPort> port(Task task, String label) {
    return Stream.concat(share(task).ports().stream(), allocation.resources().ports().stream())
        .filter(port -> port.label().equals(label))
        .findFirst();
  }

  TaskTerms terms(Task task) {
    return new TaskTerms(
        restartsOnSuccess(task), group.restartOf(task), task.killTimeout(), task.shutdownDelay());
  }

  /** A sidecar runs as long as the main tasks do, also beside those of a batch job. */
  private boolean restartsOnSuccess(Task task) {
    return task.role().isSidecar()
        || (!job.type().runsToCompletion() && !task.role().isEphemeral());
  }
}
