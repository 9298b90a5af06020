package dev.caravan.core.diff;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A job's diff as text, in the layout and the colours of {@code nomad job plan}. What belongs
 * together is aligned: markers and names of fields each take the width of the longest among their
 * neighbours. Whatever a job says, no control character of it gets into the text.
 */
public final class DiffText {
  private static final int INDENT = 2;

  private final boolean verbose;
  private final DiffColors colors;
  private final StringBuilder text = new StringBuilder();

  private DiffText(boolean verbose, TextStyle style) {
    this.verbose = verbose;
    this.colors = new DiffColors(style);
  }

  /**
   * The whole diff, without colours and without a line break at its end.
   *
   * @param verbose whether to show all that belongs to an added or deleted job, group or task, not
   *     only its name
   */
  public static String render(JobDiff diff, boolean verbose) {
    return render(diff, verbose, TextStyle.PLAIN);
  }

  /**
   * The whole diff, without a line break at its end.
   *
   * @param verbose whether to show all that belongs to an added or deleted job, group or task, not
   *     only its name
   * @param style whether it is coloured
   */
  public static String render(JobDiff diff, boolean verbose, TextStyle style) {
    DiffText renderer = new DiffText(verbose, style);
    renderer.job(diff);
    return renderer.text.toString().stripTrailing();
  }

  private void job(JobDiff job) {
    line(0, padded(job.type(), 0) + colors.heading("Job: " + quoted(job.id())));
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
    String heading = colors.heading("Task Group: " + quoted(group.name()));
    line(0, padded(group.type(), width) + heading + updates(group));
    int start = width - width(group.type()) + INDENT;
    int inner = markerWidth(group.fields(), group.objects(), group.tasks(), TaskDiff::type);
    if (group.type() == DiffType.EDITED || verbose) {
      body(start, group.fields(), group.objects(), inner);
    }
    group.tasks().forEach(task -> task(task, start, inner));
  }

  private String updates(TaskGroupDiff group) {
    if (group.updates().isEmpty()) {
      return "";
    }
    return new TreeMap<>(group.updates())
        .entrySet().stream()
            .map(update -> colors.update(update.getValue(), update.getKey()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private void task(TaskDiff task, int start, int width) {
    line(
        start,
        padded(task.type(), width)
            + colors.heading("Task: " + quoted(task.name()))
            + annotations(task.annotations()));
    if (task.type() == DiffType.EDITED || (task.type() != DiffType.NONE && verbose)) {
      int inner = markerWidth(task.fields(), task.objects(), List.of(), TaskDiff::type);
      body(start + INDENT, task.fields(), task.objects(), inner);
    }
  }

  private void object(ObjectDiff object, int start, int width) {
    line(start, padded(object.type(), width) + printable(object.name()) + " {");
    int inner = markerWidth(object.fields(), object.objects(), List.of(), ObjectDiff::type);
    int indent = start + width - width(object.type()) + INDENT;
    body(indent, object.fields(), object.objects(), inner);
    line(start + width, "}");
  }

  private void body(int start, List<FieldDiff> fields, List<ObjectDiff> objects, int width) {
    List<String> names = fields.stream().map(field -> printable(field.name())).toList();
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < fields.size(); i++) {
      FieldDiff field = fields.get(i);
      String name = names.get(i) + ": " + " ".repeat(longest - names.get(i).length());
      line(
          start,
          padded(field.type(), width) + name + values(field) + annotations(field.annotations()));
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

  private String annotations(List<String> annotations) {
    return annotations.isEmpty()
        ? ""
        : annotations.stream().map(colors::annotation).collect(Collectors.joining(", ", " (", ")"));
  }

  private void line(int indent, String content) {
    text.append(" ".repeat(indent)).append(content).append('\n');
  }

  /** A marker, and so many spaces that both are of this width, if the marker is not wider. */
  private String padded(DiffType type, int width) {
    return colors.marker(type)
        + " ".repeat(Math.min(1, width(type)))
        + " ".repeat(Math.max(0, width - width(type)));
  }

  /** Of a marker with the space after it. */
  private static int width(DiffType type) {
    int length = DiffColors.sign(type).length();
    return length == 0 ? 0 : length + 1;
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
        .mapToInt(DiffText::width)
        .max()
        .orElse(0);
  }

  private static String quoted(String value) {
    return '"' + printable(value.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }

  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints().forEach(character -> printable.append(escaped(character)));
    return printable.toString();
  }

  private static String escaped(int character) {
    return switch (character) {
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
