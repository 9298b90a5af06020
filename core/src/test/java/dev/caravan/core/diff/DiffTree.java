package dev.caravan.core.diff;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a diff as an indented tree, one thing per line and nothing left out. */
final class DiffTree {
  private final StringBuilder text = new StringBuilder();

  private DiffTree() {}

  static String of(JobDiff job) {
    DiffTree tree = new DiffTree();
    tree.job(job);
    return tree.text.toString();
  }

  private void job(JobDiff job) {
    line(0, job.type().word() + " job " + job.id());
    content(1, job.fields(), job.objects());
    job.taskGroups().forEach(this::group);
  }

  private void group(TaskGroupDiff group) {
    List<String> updates =
        new TreeMap<>(group.updates())
            .entrySet().stream().map(update -> update.getValue() + " " + update.getKey()).toList();
    line(1, group.type().word() + " group " + group.name() + inBrackets(updates));
    content(2, group.fields(), group.objects());
    for (TaskDiff task : group.tasks()) {
      line(2, task.type().word() + " task " + task.name() + inBrackets(task.annotations()));
      content(3, task.fields(), task.objects());
    }
  }

  private void content(int depth, List<FieldDiff> fields, List<ObjectDiff> objects) {
    for (FieldDiff field : fields) {
      String values = String.format(": \"%s\" -> \"%s\"", field.before(), field.after());
      line(
          depth,
          field.type().word() + " " + field.name() + values + inBrackets(field.annotations()));
    }
    for (ObjectDiff object : objects) {
      line(depth, object.type().word() + " object " + object.name());
      content(depth + 1, object.fields(), object.objects());
    }
  }

  private static String inBrackets(List<String> words) {
    return words.isEmpty() ? "" : words.stream().collect(Collectors.joining(", ", " (", ")"));
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }
}
