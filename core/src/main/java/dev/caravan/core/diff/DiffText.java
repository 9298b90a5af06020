package dev.caravan.core.diff;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A job's diff as text, in the layout of {@code nomad job plan}. What belongs together is aligned:
 * markers and names of fields each take the width of the longest among their neighbours.
 */
public final class DiffText {
  private static final int INDENT = 2;

  private final boolean verbose;
  private final StringBuilder text = new StringBuilder();

  private DiffText(boolean verbose) {
    this.verbose = verbose;
  }

  /**
   * The whole diff, without a line break at its end.
   *
   * @param verbose whether to show all that belongs to an added or deleted job, group or task, not
   *     only its name
   */
  public static String render(JobDiff diff, boolean verbose) {
    DiffText renderer = new DiffText(verbose);
    renderer.job(diff);
    return renderer.text.toString().stripTrailing();
  }

  private void job(JobDiff job) {
    line(0, marker(job.type()) + "Job: " + quoted(job.id()));
    int width = markerWidth(job.fields(), job.objects(), job.taskGroups(), TaskGroupDiff::type);
    if (job.type() == DiffType.EDITED || verbose) {
      body(0, job.fields(), job.objects(), width);
    }
    for (TaskGroupDiff group : job.taskGroups()) {
      group(group, width);
      text.append('\n');
    }
  }

  private void group(TaskGroupDiff group, int width) {
    line(0, padded(group.type(), width) + "Task Group: " + quoted(group.name()) + updates(group));
    int start = width - marker(group.type()).length() + INDENT;
    int inner = markerWidth(group.fields(), group.objects(), group.tasks(), TaskDiff::type);
    if (group.type() == DiffType.EDITED || verbose) {
      body(start, group.fields(), group.objects(), inner);
    }
    group.tasks().forEach(task -> task(task, start, inner));
  }

  private static String updates(TaskGroupDiff group) {
    if (group.updates().isEmpty()) {
      return "";
    }
    return new TreeMap<>(group.updates())
        .entrySet().stream()
            .map(update -> update.getValue() + " " + update.getKey())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private void task(TaskDiff task, int start, int width) {
    line(
        start,
        padded(task.type(), width)
            + "Task: "
            + quoted(task.name())
            + annotations(task.annotations()));
    if (task.type() == DiffType.EDITED || (task.type() != DiffType.NONE && verbose)) {
      int inner = markerWidth(task.fields(), task.objects(), List.of(), TaskDiff::type);
      body(start + INDENT, task.fields(), task.objects(), inner);
    }
  }

  private void object(ObjectDiff object, int start, int width) {
    line(start, padded(object.type(), width) + object.name() + " {");
    int inner = markerWidth(object.fields(), object.objects(), List.of(), ObjectDiff::type);
    int indent = start + width - marker(object.type()).length() + INDENT;
    body(indent, object.fields(), object.objects(), inner);
    line(start + width, "}");
  }

  private void body(int start, List<FieldDiff> fields, List<ObjectDiff> objects, int width) {
    int longest = fields.stream().mapToInt(field -> field.name().length()).max().orElse(0);
    for (FieldDiff field : fields) {
      String gap = " ".repeat(longest - field.name().length());
      line(
          start,
          padded(field.type(), width)
              + (field.name() + ": " + gap + values(field))
              + annotations(field.annotations()));
    }
    objects.forEach(object -> object(object, start, width));
  }

  private static String values(FieldDiff field) {
    return switch (field.type()) {
      case ADDED, NONE -> quoted(field.after());
      case DELETED -> quoted(field.before());
      case EDITED -> quoted(field.before()) + " => " + quoted(field.after());
    };
  }

  private static String annotations(List<String> annotations) {
    return annotations.isEmpty() ? "" : " (" + String.join(", ", annotations) + ")";
  }

  private void line(int indent, String content) {
    text.append(" ".repeat(indent)).append(content).append('\n');
  }

  private static String marker(DiffType type) {
    return switch (type) {
      case NONE -> "";
      case ADDED -> "+ ";
      case DELETED -> "- ";
      case EDITED -> "+/- ";
    };
  }

  private static String padded(DiffType type, int width) {
    String marker = marker(type);
    return marker + " ".repeat(width - marker.length());
  }

  private static <T> int markerWidth(
      List<FieldDiff> fields,
      List<ObjectDiff> objects,
      Collection<T> parts,
      Function<T, DiffType> typeOf) {
    return Stream.of(
            fields.stream().map(FieldDiff::type),
            objects.stream().map(ObjectDiff::type),
            parts.stream().map(typeOf))
        .flatMap(types -> types)
        .mapToInt(type -> marker(type).length())
        .max()
        .orElse(0);
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value.codePoints().forEach(character -> quoted.append(escaped(character)));
    return quoted.append('"').toString();
  }

  private static String escaped(int character) {
    return switch (character) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          Character.isISOControl(character)
              ? String.format(Locale.ROOT, "\\x%02x", character)
              : Character.toString(character);
    };
  }
}
