package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.diff.DiffType;
import dev.caravan.core.diff.JobDiffer;
import dev.caravan.core.model.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A job as a server returns it, with all that the server filled in, is the job of the file that was
 * run. Otherwise each plan would show changes that nobody made.
 */
class JobsOfServersTest {
  private static final Path ROOT = Path.of("src/test/resources/servers");

  static List<Path> files() throws java.io.IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      return files.filter(file -> file.toString().endsWith(".nomad")).sorted().toList();
    }
  }

  private static Job fromServer(Path file) {
    return JobSpec.parse(Corpus.text(Corpus.expectation(file, ".json")), "server.json");
  }

  @ParameterizedTest
  @MethodSource("files")
  void comesBackAsTheFileSaysIt(Path file) {
    Job declared = JobSpec.read(file);

    Job returned = fromServer(file);

    assertThat(returned.toBuilder().update(null).build())
        .isEqualTo(declared.toBuilder().update(null).build());
    assertThat(returned.declaresSameAs(declared)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aPlanShowsNoChange(Path file) {
    Job declared = JobSpec.read(file);

    assertThat(JobDiffer.diff(fromServer(file), declared).type()).isEqualTo(DiffType.NONE);
    assertThat(JobDiffer.diff(declared, fromServer(file)).type()).isEqualTo(DiffType.NONE);
  }
}
