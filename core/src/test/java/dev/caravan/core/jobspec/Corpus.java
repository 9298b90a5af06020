package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.model.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The job files under {@code src/test/resources/jobspec}. Those in a directory {@code hcl1} are of
 * that language, and JSON in {@code hcl-json} is HCL; a file {@code x.vars} beside {@code x.nomad}
 * has values for its variables.
 */
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

  static Job read(Path jobFile) {
    return language(jobFile) == JobLanguage.HCL1
        ? JobSpec.read(jobFile, JobLanguage.HCL1)
        : JobSpec.read(jobFile, variables(jobFile));
  }

  /** The job of a text that was made of this file's. */
  static Job parse(Path jobFile, String text) {
    return language(jobFile) == JobLanguage.HCL1
        ? JobSpec.parse(text, "text", JobLanguage.HCL1)
        : JobSpec.parse(text, "text", variables(jobFile));
  }

  /** What the file says, before it means anything. */
  static Document document(Path jobFile) {
    return JobSpec.document(text(jobFile), language(jobFile), variables(jobFile).given());
  }

  static boolean isOfApi(Path jobFile) {
    return text(jobFile).startsWith("{") && !jobFile.getParent().endsWith("hcl-json");
  }

  private static JobLanguage language(Path jobFile) {
    return jobFile.getParent().endsWith("hcl1") ? JobLanguage.HCL1 : JobLanguage.HCL2;
  }

  private static JobVariables variables(Path jobFile) {
    Path values = expectation(jobFile, ".vars");
    return Files.exists(values) ? JobVariables.none().fromFile(values) : JobVariables.none();
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
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".nomad")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
