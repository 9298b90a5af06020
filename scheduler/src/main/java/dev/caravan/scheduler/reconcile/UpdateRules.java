package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which changes of a task group running tasks can take over, and which they cannot. The list is
 * Nomad's: what a task would not notice while it runs forces a new one; counts, policies,
 * constraints and time-outs do not. What a plan says that a change of a task forces ({@link
 * dev.caravan.core.diff.JobDiffAnnotator}) goes by the same list.
 */
final class UpdateRules {
  private static final String CONSUL = "Consul";

  private UpdateRules() {}

  /** Whether an allocation would have to be replaced, and its version of the job is still known. */
  static boolean isOutdated(Allocation allocation, RegisteredJob job) {
    return job.version(allocation.jobVersion())
        .filter(before -> forcesReplacement(before, job.job(), allocation.taskGroup()))
        .isPresent();
  }

  /** Whether allocations of a group must be replaced to get from one declaration to another. */
  static boolean forcesReplacement(Job before, Job after, String groupName) {
    Optional<TaskGroup> oldGroup = before.taskGroup(groupName);
    Optional<TaskGroup> newGroup = after.taskGroup(groupName);
    if (oldGroup.isEmpty() || newGroup.isEmpty()) {
      return true;
    }
    return preferencesDiffer(before, oldGroup.get(), after, newGroup.get())
        || groupDiffers(oldGroup.get(), newGroup.get())
        || tasksDiffer(before, oldGroup.get(), after, newGroup.get());
  }

  /** As in Nomad, it makes no difference at which level a preference is declared. */
  private static boolean preferencesDiffer(
      Job before, TaskGroup oldGroup, Job after, TaskGroup newGroup) {
    return !affinities(before, oldGroup).equals(affinities(after, newGroup))
        || !spreads(before, oldGroup).equals(spreads(after, newGroup));
  }

  private static List<Affinity> affinities(Job job, TaskGroup group) {
    List<Affinity> all = new ArrayList<>(job.affinities());
    all.addAll(group.affinities());
    group.tasks().forEach(task -> all.addAll(task.affinities()));
    return all;
  }

  private static List<Spread> spreads(Job job, TaskGroup group) {
    List<Spread> all = new ArrayList<>(job.spreads());
    all.addAll(group.spreads());
    return all;
  }

  private static boolean groupDiffers(TaskGroup before, TaskGroup after) {
    return before.tasks().size() != after.tasks().size()
        || !before.networks().equals(after.networks())
        || !before.ephemeralDisk().equals(after.ephemeralDisk())
        || !before.volumes().equals(after.volumes())
        || !Objects.equals(before.opaque().get(CONSUL), after.opaque().get(CONSUL))
        || !connections(before).equals(connections(after));
  }

  /** How services are connected to a mesh, which Nomad does by tasks beside the group's own. */
  private static Map<String, Object> connections(TaskGroup group) {
    Map<String, Object> connections = new HashMap<>();
    for (Service service : group.services()) {
      Object connect = service.opaque().get("Connect");
      if (connect != null) {
        connections.put(service.name(), connect);
      }
    }
    return connections;
  }

  private static boolean tasksDiffer(
      Job before, TaskGroup oldGroup, Job after, TaskGroup newGroup) {
    for (Task oldTask : oldGroup.tasks()) {
      Optional<Task> newTask = newGroup.task(oldTask.name());
      if (newTask.isEmpty()
          || taskDiffers(oldTask, newTask.get())
          || !meta(before, oldGroup, oldTask).equals(meta(after, newGroup, newTask.get()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean taskDiffers(Task before, Task after) {
    return !before.driver().equals(after.driver())
        || !Objects.equals(before.user(), after.user())
        || !before.config().equals(after.config())
        || !before.env().equals(after.env())
        || !before.resources().equals(after.resources())
        || !before.artifacts().equals(after.artifacts())
        || !before.templates().equals(after.templates())
        || !before.volumeMounts().equals(after.volumeMounts())
        || before.logs().disabled() != after.logs().disabled()
        || !before.opaque().equals(after.opaque());
  }

  /** What a task sees as its meta: the job's, overridden by the group's, then by its own. */
  private static Map<String, String> meta(Job job, TaskGroup group, Task task) {
    Map<String, String> merged = new HashMap<>(job.meta());
    merged.putAll(group.meta());
    merged.putAll(task.meta());
    return merged;
  }
}
