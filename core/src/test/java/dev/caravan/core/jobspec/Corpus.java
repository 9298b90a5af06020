package dev.caravan.core.jobspec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The job files under {@code src/test/resources/jobspec}. */
final class Corpus {
  private static final Path ROOT = Path.of("src/test/resources/jobspec");

  private Corpus() {}

  /** Files that can be read; beside each stands the expected job, as JSON. */
  static List<Path> good() {
    return jobFiles(ROOT.resolve("good"));
  }

  /** Files that cannot be read; beside each stand the expected problems, one a line. */
  static List<Path> bad() {
    return jobFiles(ROOT.resolve("bad"));
  }

  static Path expectation(Path jobFile, String extension) {
    String name = jobFile.getFileName().toString().replace(".nomad", extension);
    return jobFile.resolveSibling(name);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> jobFiles(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".nomad")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
