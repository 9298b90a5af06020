package dev.caravan.core.diff;

import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.TaskLifecycle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares two declarations of a task. Restart policies are compared as they are in effect, so that
 * as in Nomad all tasks are edited that take over another policy from their group.
 */
final class TaskDiffer {
  /** The order in which Nomad shows blocks; others come after them. */
  private static final List<String> ORDER =
      List.of(
          "Constraint",
          "Affinity",
          "Config",
          "Resources",
          "LogConfig",
          "DispatchPayload",
          "Artifact",
          "Service",
          "Vault",
          "Consul",
          "Template",
          "Identity",
          "Action",
          "VolumeMount",
          "Schedule",
          "RestartPolicy",
          "Lifecycle");

  private TaskDiffer() {}

  /** The tasks of a group, each with the restart policy that is in effect. */
  static List<Task> tasksOf(TaskGroup group) {
    return group.tasks().stream()
        .map(task -> task.toBuilder().restart(group.restartOf(task)).build())
        .toList();
  }

  /**
   * Compares two declarations of a task.
   *
   * @param task one of {@link #tasksOf}
   * @param group the group it is in
   */
  static TaskDiff diff(Change<Task> task, Change<TaskGroup> group) {
    List<ObjectDiff> objects = objects(task);
    if (!takesOver(task.before(), group.before()) || !takesOver(task.after(), group.after())) {
      ObjectDiffs.one("RestartPolicy", task.fields(TaskDiffer::restartOf)).ifPresent(objects::add);
    }
    objects.sort(DiffOrder.byKind(ORDER));
    return new TaskDiff(
        task.type(),
        task.newest().name(),
        FieldDiffs.changed(task.fields(TaskDiffer::fieldsOf)),
        objects,
        List.of());
  }

  /** Whether a task has its group's restart policy, in which a difference is shown. */
  private static boolean takesOver(@Nullable Task task, @Nullable TaskGroup group) {
    return task == null || group == null || group.restart().equals(task.restart());
  }

  private static Fields restartOf(Task task) {
    RestartPolicy restart = task.restart();
    return restart == null ? Fields.none() : Blocks.fieldsOf(restart);
  }

  private static Fields fieldsOf(Task task) {
    return OpaqueDiffer.fieldsOf(task.opaque())
        .with("Driver", task.driver())
        .with("KillSignal", task.killSignal())
        .with("KillTimeout", task.killTimeout())
        .with("Leader", task.leader())
        .with("ShutdownDelay", task.shutdownDelay())
        .with("User", task.user())
        .withEach("Env", task.env())
        .withEach("Meta", task.meta());
  }

  private static List<ObjectDiff> objects(Change<Task> task) {
    List<ObjectDiff> objects = new ArrayList<>(Blocks.constraints(task.list(Task::constraints)));
    objects.addAll(Blocks.affinities(task.list(Task::affinities)));
    ObjectDiffs.map("Config", task.map(Task::config)).ifPresent(objects::add);
    ResourcesDiffer.diff(task.part(Task::resources)).ifPresent(objects::add);
    ObjectDiffs.one("LogConfig", task.fields(each -> Blocks.fieldsOf(each.logs())))
        .ifPresent(objects::add);
    ObjectDiffs.one("DispatchPayload", task.fields(TaskDiffer::payloadOf)).ifPresent(objects::add);
    ObjectDiffs.one("Lifecycle", task.fields(each -> fieldsOf(each.lifecycle())))
        .ifPresent(objects::add);
    objects.addAll(FileDiffer.artifacts(task.list(Task::artifacts)));
    objects.addAll(FileDiffer.templates(task.list(Task::templates)));
    objects.addAll(FileDiffer.mounts(task.list(Task::volumeMounts)));
    objects.addAll(ServiceDiffer.diff(task.list(Task::services)));
    objects.addAll(OpaqueDiffer.objects(task.map(Task::opaque)));
    return objects;
  }

  private static Fields payloadOf(Task task) {
    return task.payloadFile() == null
        ? Fields.none()
        : new Fields().with("File", task.payloadFile());
  }

  private static Fields fieldsOf(@Nullable TaskLifecycle lifecycle) {
    return lifecycle == null
        ? Fields.none()
        : new Fields().with("Hook", lifecycle.hook().word()).with("Sidecar", lifecycle.sidecar());
  }
}
