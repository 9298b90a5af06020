package dev.caravan.example;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The file {@code example.nomad}, as somebody writes and edits it. */
final class ExampleJobFile {
  static final String NAME = "example.nomad";

  private final Path path;
  private final TaskKind kind;

  private ExampleJobFile(Path path, TaskKind kind) {
    this.path = path;
    this.kind = kind;
  }

  /** The file in this directory, for this kind of task. It need not be there yet. */
  static ExampleJobFile in(Path directory, TaskKind kind) {
    return new ExampleJobFile(directory.resolve(NAME), kind);
  }

  /** Writes it as it is to begin with. */
  void write() {
    save(template(kind));
  }

  Path path() {
    return path;
  }

  String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e, e);
    }
  }

  /** The job that the file holds now. */
  Job read() {
    return JobSpec.read(path);
  }

  /** Replaces a piece of the file by another. */
  void edit(String before, String after) {
    String text = text();
    if (!text.contains(before)) {
      throw new IllegalArgumentException(path + " does not contain " + before);
    }
    save(text.replace(before, after));
  }

  private void save(String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e, e);
    }
  }

  private static String template(TaskKind kind) {
    try (InputStream resource = ExampleJobFile.class.getResourceAsStream(kind.template())) {
      return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + kind.template(), e);
    }
  }
}
