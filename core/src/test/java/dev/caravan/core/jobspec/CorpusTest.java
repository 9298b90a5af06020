package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.core.model.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Job files, each with the job or the problems that come of it. */
class CorpusTest {
  private static final String WRITE = "caravan.corpus.write";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static List<Path> good() {
    return Corpus.good();
  }

  /** In the form of Nomad's API, numbers may differ where those of HCL do not: 1 and 1.0. */
  static List<Path> goodHcl() {
    return Corpus.good().stream().filter(file -> !Corpus.isOfApi(file)).toList();
  }

  static List<Path> bad() {
    return Corpus.bad();
  }

  @ParameterizedTest
  @MethodSource("good")
  void readsAGoodFileAsTheExpectedJob(Path file) throws JsonProcessingException {
    String json = JobSpec.toJson(Corpus.read(file));

    String expected = expected(file, ".json", json + "\n");
    assertThat(MAPPER.readTree(json)).isEqualTo(MAPPER.readTree(expected));
  }

  @ParameterizedTest
  @MethodSource("good")
  void readsAGoodFileBackFromJson(Path file) {
    Job job = Corpus.read(file);

    assertThat(JobSpec.parse(JobSpec.toJson(job), "json")).isEqualTo(job);
  }

  @ParameterizedTest
  @MethodSource("goodHcl")
  void readsAGoodFileBackFromHclInTheFormOfJson(Path file) {
    String json = HclJson.write(Corpus.document(file).body());

    assertThat(JobSpec.parse(json, "json")).isEqualTo(Corpus.read(file));
  }

  @ParameterizedTest
  @MethodSource("good")
  void readsAGoodFileWithTheLineBreaksOfWindows(Path file) {
    String text = Corpus.text(file);

    Job job = Corpus.parse(file, text.replace("\n", "\r\n"));

    assertThat(JobSpec.toJson(job).replace("\\r\\n", "\\n"))
        .isEqualTo(JobSpec.toJson(Corpus.parse(file, text)));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void findsAllProblemsOfABadFile(Path file) {
    InvalidJobException refusal =
        catchThrowableOfType(InvalidJobException.class, () -> Corpus.read(file));

    String found =
        refusal.problems().stream()
            .map(CorpusTest::withoutSource)
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(found).isEqualTo(expected(file, ".txt", found));
  }

  /** With {@code -Dcaravan.corpus.write=true}, what was found is written down, to be reviewed. */
  private static String expected(Path file, String extension, String found) {
    Path expectation = Corpus.expectation(file, extension);
    if (Boolean.getBoolean(WRITE)) {
      Corpus.write(expectation, found);
    }
    return Corpus.text(expectation);
  }

  private static String withoutSource(Problem problem) {
    return problem.toString().substring(problem.source().length() + 1);
  }
}
