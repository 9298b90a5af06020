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
    return OpaqueDiffer.fieldsOf(group.opaque())
        .with("Count", group.count())
        .ifThere("MaxClientDisconnect", group.maxClientDisconnect())
        .ifThere("MaxRunDuration", group.maxRunDuration())
        .withEach("Meta", group.meta())
        .ifSet("PreventRescheduleOnLost", group.preventRescheduleOnLost())
        .ifThere("ShutdownDelay", group.shutdownDelay())
        .ifThere("StopAfterClientDisconnect", group.stopAfterClientDisconnect());
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
    objects.addAll(OpaqueDiffer.objects(group.map(TaskGroup::opaque)));
    ObjectDiffs.one("Update", group.fields(each -> Blocks.fieldsOf(each.update())))
        .ifPresent(objects::add);
    group.ifAny(TaskGroup::disconnect).flatMap(Blocks::disconnect).ifPresent(objects::add);
    objects.addAll(NetworkDiffer.diff(group.list(TaskGroup::networks)));
    group.ifAny(TaskGroup::scaling).flatMap(Blocks::scaling).ifPresent(objects::add);
    objects.addAll(ServiceDiffer.diff(group.list(TaskGroup::services)));
    objects.addAll(VolumeDiffer.diff(group.list(TaskGroup::volumes)));
    return objects;
  }

  private static List<TaskDiff> tasks(Change<TaskGroup> group) {
    return Sides.byName(group.list(TaskDiffer::tasksOf), Task::name).stream()
        .map(task -> TaskDiffer.diff(task, group))
        .toList();
  }
}
