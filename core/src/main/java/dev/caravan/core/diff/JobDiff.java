package dev.caravan.core.diff;

import java.util.List;

/**
 * What differs between two declarations of a job.
 *
 * @param type what happened to the job
 * @param id its id
 * @param fields values of the job itself
 * @param objects blocks of the job
 * @param taskGroups its groups, the unchanged ones too
 */
public record JobDiff(
    DiffType type,
    String id,
    List<FieldDiff> fields,
    List<ObjectDiff> objects,
    List<TaskGroupDiff> taskGroups) {
  public JobDiff {
    fields = List.copyOf(fields);
    objects = List.copyOf(objects);
    taskGroups = List.copyOf(taskGroups);
  }
}
