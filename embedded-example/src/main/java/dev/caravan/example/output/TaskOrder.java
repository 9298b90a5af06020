package dev.caravan.example.output;

import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Job;
import dev.caravan.example.api.Job.Lifecycle;
import dev.caravan.example.api.TaskState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tasks of an allocation in the order in which they begin: main ones after prestart ones. */
final class TaskOrder {
  private static final String MAIN = "main";

  private static final List<String> ORDER =
      List.of("prestart", "prestart sidecar", MAIN, "poststart", "poststart sidecar", "poststop");

  private final Map<String, String> lifecycles;

  private TaskOrder(Map<String, String> lifecycles) {
    this.lifecycles = lifecycles;
  }

  static TaskOrder of(Allocation allocation) {
    Map<String, String> lifecycles = new TreeMap<>();
    Job job = allocation.job();
    if (job != null) {
      job.taskGroups().stream()
          .filter(group -> group.name().equals(allocation.taskGroup()))
          .flatMap(group -> group.tasks().stream())
          .forEach(task -> lifecycles.put(task.name(), word(task)));
    }
    return new TaskOrder(lifecycles);
  }

  private static String word(Job.Task task) {
    Lifecycle lifecycle = task.lifecycle();
    if (lifecycle == null || lifecycle.hook().isEmpty()) {
      return MAIN;
    }
    return lifecycle.sidecar() ? lifecycle.hook() + " sidecar" : lifecycle.hook();
  }

  /** When a task runs: {@code main}, {@code prestart sidecar} … */
  String lifecycle(String task) {
    return lifecycles.getOrDefault(task, MAIN);
  }

  /** The same in parentheses where it is not the usual. */
  String remark(String task) {
    return lifecycle(task).equals(MAIN) ? "" : " (" + lifecycle(task) + ")";
  }

  /** The tasks by name, with their states. */
  List<Map.Entry<String, TaskState>> sorted(Map<String, TaskState> tasks) {
    return tasks.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, TaskState>>comparingInt(
                    task -> ORDER.indexOf(lifecycle(task.getKey())))
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }
}
