package dev.caravan.core.diff;

import dev.caravan.core.model.DesiredUpdates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a diff what it makes the scheduler do, in the words that Nomad's plans use. What is said
 * of a task is what happens to it: it is by the same list of changes that the scheduler replaces
 * allocations.
 */
public final class JobDiffAnnotator {
  private static final String CREATE = "create";
  private static final String DESTROY = "destroy";
  private static final String IN_PLACE = "in-place update";
  private static final String REPLACE = "create/destroy update";

  /** Values of a task that can change while it runs. */
  private static final Set<String> IN_PLACE_FIELDS =
      Set.of("KillSignal", "KillTimeout", "Leader", "ShutdownDelay");

  /** Blocks of a task that can change while it runs. */
  private static final Set<String> IN_PLACE_OBJECTS =
      Set.of("Constraint", "DispatchPayload", "Lifecycle", "LogConfig", "RestartPolicy", "Service");

  private JobDiffAnnotator() {}

  /**
   * The same diff, with annotations.
   *
   * @param updates by group: what the scheduler would do; groups that are not named get no updates
   */
  public static JobDiff annotate(JobDiff diff, Map<String, DesiredUpdates> updates) {
    List<TaskGroupDiff> groups =
        diff.taskGroups().stream().map(group -> group(group, updates.get(group.name()))).toList();
    return new JobDiff(diff.type(), diff.id(), diff.fields(), diff.objects(), groups);
  }

  /** What would be done with a group, by Nomad's words for it, without what is not done at all. */
  public static Map<String, Integer> words(DesiredUpdates updates) {
    Map<String, Integer> words = new LinkedHashMap<>();
    words.put("canary", updates.canary());
    words.put(CREATE, updates.place());
    words.put(REPLACE, updates.destructiveUpdate());
    words.put(DESTROY, updates.stop());
    words.put("ignore", updates.ignore());
    words.put(IN_PLACE, updates.inPlaceUpdate());
    words.put("migrate", updates.migrate());
    words.values().removeIf(count -> count == 0);
    return words;
  }

  private static TaskGroupDiff group(TaskGroupDiff group, @Nullable DesiredUpdates updates) {
    return new TaskGroupDiff(
        group.type(),
        group.name(),
        group.fields().stream().map(JobDiffAnnotator::field).toList(),
        group.objects(),
        group.tasks().stream().map(task -> task(task, group.type())).toList(),
        updates == null ? Map.of() : words(updates));
  }

  private static FieldDiff field(FieldDiff field) {
    if (!field.name().equals("Count") || field.type() == DiffType.NONE) {
      return field;
    }
    boolean grows = number(field.before()) < number(field.after());
    return new FieldDiff(
        field.type(),
        field.name(),
        field.before(),
        field.after(),
        List.of(forces(grows ? CREATE : DESTROY)));
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private static TaskDiff task(TaskDiff task, DiffType group) {
    if (task.type() == DiffType.NONE) {
      return task;
    }
    return new TaskDiff(
        task.type(),
        task.name(),
        task.fields(),
        task.objects(),
        List.of(forces(what(task, group))));
  }

  private static String what(TaskDiff task, DiffType group) {
    return switch (group) {
      case ADDED -> CREATE;
      case DELETED -> DESTROY;
      default -> canChangeInPlace(task) ? IN_PLACE : REPLACE;
    };
  }

  private static boolean canChangeInPlace(TaskDiff task) {
    return task.fields().stream().allMatch(field -> IN_PLACE_FIELDS.contains(field.name()))
        && task.objects().stream().allMatch(JobDiffAnnotator::canChangeInPlace);
  }

  /** Whether output is kept at all is decided when a task starts. */
  private static boolean canChangeInPlace(ObjectDiff object) {
    return IN_PLACE_OBJECTS.contains(object.name())
        && object.fields().stream()
            .noneMatch(field -> field.name().equals("Disabled") && field.type() != DiffType.NONE);
  }

  private static String forces(String what) {
    return "forces " + what;
  }
}
