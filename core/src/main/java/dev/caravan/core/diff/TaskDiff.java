package dev.caravan.core.diff;

import java.util.List;

/**
 * What differs in a task.
 *
 * @param type what happened to it
 * @param name its name
 * @param fields values of the task itself
 * @param objects blocks of the task
 * @param annotations what the change makes the scheduler do
 */
public record TaskDiff(
    DiffType type,
    String name,
    List<FieldDiff> fields,
    List<ObjectDiff> objects,
    List<String> annotations) {
  public TaskDiff {
    fields = List.copyOf(fields);
    objects = List.copyOf(objects);
    annotations = List.copyOf(annotations);
  }
}
