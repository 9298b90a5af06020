package dev.caravan.core.diff;

import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two declarations of a task. */
final class TaskDiffer {
  private TaskDiffer() {}

  /**
   * Compares two declarations of a task.
   *
   * @param inherited what its group hands down to it: as in Nomad, a task whose restart policy
   *     differs is edited, though the difference is shown in the group
   */
  static TaskDiff diff(Change<Task> task, DiffType inherited) {
    return new TaskDiff(
        task.type() == DiffType.NONE ? inherited : task.type(),
        task.newest().name(),
        FieldDiffs.changed(task.fields(TaskDiffer::fieldsOf)),
        objects(task),
        List.of());
  }

  private static Fields fieldsOf(Task task) {
    return new Fields()
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
    config(task.sides(Task::config, Map.of())).ifPresent(objects::add);
    resources(task.part(Task::resources)).ifPresent(objects::add);
    objects.addAll(ServiceDiffer.diff(task.list(Task::services)));
    ObjectDiffs.one("LogConfig", task.fields(each -> Blocks.fieldsOf(each.logs())))
        .ifPresent(objects::add);
    return objects;
  }

  /** An empty configuration is none. */
  private static Optional<ObjectDiff> config(Sides<Map<String, Object>> config) {
    if (config.before().equals(config.after())) {
      return Optional.empty();
    }
    DiffType changed = config.after().isEmpty() ? DiffType.DELETED : DiffType.EDITED;
    return Optional.of(
        new ObjectDiff(
            config.before().isEmpty() ? DiffType.ADDED : changed,
            "Config",
            FieldDiffs.inContext(config.map(Fields::ofConfig)),
            List.of()));
  }

  private static Optional<ObjectDiff> resources(Change<Resources> resources) {
    if (resources.type() == DiffType.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        new ObjectDiff(
            resources.type(),
            "Resources",
            FieldDiffs.inContext(resources.fields(Blocks::fieldsOf)),
            Blocks.networks(resources.list(Resources::networks))));
  }
}
