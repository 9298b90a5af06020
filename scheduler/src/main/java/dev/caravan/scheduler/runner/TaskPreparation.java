package dev.caravan.scheduler.runner;

import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.scheduler.runner.PreparationException.Remedy;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Puts into its place what a task needs before it starts. It may take long. */
final class TaskPreparation {
  private final AllocationDirectories directories;
  private final TaskArtifacts artifacts;
  private final TaskTemplates templates;

  TaskPreparation(
      AllocationDirectories directories, TaskArtifacts artifacts, TaskTemplates templates) {
    this.directories = directories;
    this.artifacts = artifacts;
    this.templates = templates;
  }

  /**
   * Prepares a start.
   *
   * @param again whether the task has run before: then only its templates are rendered anew
   * @param isolated whether the task has a root directory of its own
   * @param downloading called before artifacts are fetched
   * @param cancelled whether the task is to end before it has started
   * @throws PreparationException if something cannot be put into its place
   */
  void prepare(
      Assignment assignment,
      Task task,
      boolean again,
      boolean isolated,
      Runnable downloading,
      BooleanSupplier cancelled)
      throws PreparationException {
    build(assignment, task);
    if (!again && !task.artifacts().isEmpty()) {
      downloading.run();
      artifacts.fetch(assignment, task, cancelled);
    }
    templates.render(assignment, task, isolated);
  }

  private void build(Assignment assignment, Task task) throws PreparationException {
    try {
      PayloadFile.write(
          assignment.job(), task, directories.create(assignment.allocation().id(), task.name()));
    } catch (IOException | IllegalArgumentException e) {
      throw new PreparationException(
          TaskEvent.Type.SETUP_FAILURE, "failed to build task directory: " + e, Remedy.GIVE_UP, e);
    }
  }
}
