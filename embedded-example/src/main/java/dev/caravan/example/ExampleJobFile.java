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

  private static final String IMAGE_OF_TEMPLATE = "redis:3.2";

  private final Path path;
  private final TaskKind kind;

  /** The file in this directory, for this kind of task. It need not be there yet. */
  ExampleJobFile(Path directory, TaskKind kind) {
    this.path = directory.resolve(NAME);
    this.kind = kind;
  }

  /** Writes it as it is to begin with. */
  void write(String image) {
    save(template().replace(IMAGE_OF_TEMPLATE, image));
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
    save(text().replace(before, after));
  }

  private void save(String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e, e);
    }
  }

  private String template() {
    try (InputStream resource = ExampleJobFile.class.getResourceAsStream(kind.template())) {
      return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + kind.template(), e);
    }
  }
}
