package dev.caravan.core.diff;

import java.util.List;
import java.util.Map;

/**
 * What differs in a task group.
 *
 * @param type what happened to it
 * @param name its name
 * @param fields values of the group itself
 * @param objects blocks of the group
 * @param tasks its tasks, the unchanged ones too
 * @param updates how many allocations the scheduler would create, update, stop …, by Nomad's words
 *     for them; empty before annotation
 */
public record TaskGroupDiff(
    DiffType type,
    String name,
    List<FieldDiff> fields,
    List<ObjectDiff> objects,
    List<TaskDiff> tasks,
    Map<String, Integer> updates) {
  public TaskGroupDiff {
    fields = List.copyOf(fields);
    objects = List.copyOf(objects);
    tasks = List.copyOf(tasks);
    updates = Map.copyOf(updates);
  }
}
