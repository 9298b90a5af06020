package dev.caravan.core.diff;

import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares two declarations of a task group. */
final class TaskGroupDiffer {
  private TaskGroupDiffer() {}

  static TaskGroupDiff diff(Change<TaskGroup> group) {
    return new TaskGroupDiff(
        group.type(),
        group.newest().name(),
        FieldDiffs.changed(group.fields(TaskGroupDiffer::fieldsOf)),
        objects(group),
        tasks(group),
        Map.of());
  }

  private static Fields fieldsOf(TaskGroup group) {
    Fields fields = new Fields().with("Count", group.count()).withEach("Meta", group.meta());
    return group.shutdownDelay() == null
        ? fields
        : fields.with("ShutdownDelay", group.shutdownDelay());
  }

  /**
   * As in Nomad, a group whose spreads or migrate strategy differ is edited, but shows no more than
   * that.
   */
  private static List<ObjectDiff> objects(Change<TaskGroup> group) {
    List<ObjectDiff> objects =
        new ArrayList<>(Blocks.constraints(group.list(TaskGroup::constraints)));
    objects.addAll(Blocks.affinities(group.list(TaskGroup::affinities)));
    ObjectDiffs.one("RestartPolicy", group.fields(each -> Blocks.fieldsOf(each.restart())))
        .ifPresent(objects::add);
    ObjectDiffs.one("ReschedulePolicy", group.fields(each -> Blocks.fieldsOf(each.reschedule())))
        .ifPresent(objects::add);
    ObjectDiffs.one("EphemeralDisk", group.fields(each -> Blocks.fieldsOf(each.ephemeralDisk())))
        .ifPresent(objects::add);
    ObjectDiffs.one("Update", group.fields(each -> Blocks.fieldsOf(each.update())))
        .ifPresent(objects::add);
    objects.addAll(Blocks.networks(group.list(TaskGroup::networks)));
    objects.addAll(ServiceDiffer.diff(group.list(TaskGroup::services)));
    return objects;
  }

  private static List<TaskDiff> tasks(Change<TaskGroup> group) {
    DiffType restart = group.part(TaskGroup::restart).type();
    return Sides.byName(group.list(TaskGroup::tasks), Task::name).stream()
        .map(task -> TaskDiffer.diff(task, restart))
        .toList();
  }
}
