package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is done to a job file, reading it ends with a job or with problems. */
class FuzzTest {
  private static final int MUTANTS = Integer.getInteger("caravan.fuzz.mutants", 6_000);

  private final long seed = Long.getLong("caravan.fuzz.seed", new Random().nextLong());
  private final Mutator mutator = new Mutator(new Random(seed));

  @Test
  void endsWithAJobOrWithProblems() {
    List<Path> files = Stream.concat(Corpus.good().stream(), Corpus.bad().stream()).toList();
    List<String> texts = files.stream().map(Corpus::text).toList();
    for (int i = 0; i < MUTANTS; i++) {
      int seedling = i % files.size();
      String mutant = mutator.mutate(texts.get(seedling), texts);
      try {
        check(files.get(seedling), mutant);
      } catch (Throwable wrong) {
        throw new AssertionError("seed " + seed + ", mutant " + i + ":\n" + mutant, wrong);
      }
    }
  }

  private static void check(Path file, String text) {
    Optional<Job> job = Optional.empty();
    try {
      job = Optional.of(Corpus.parse(file, text));
    } catch (InvalidJobException refusal) {
      assertThat(refusal.problems()).isNotEmpty().allSatisfy(problem -> isWithin(text, problem));
    }
    job.ifPresent(
        read -> {
          assertThat(JobSpec.validate(read)).isEmpty();
          assertThat(JobSpec.parse(JobSpec.toJson(read), "json")).isEqualTo(read);
        });
  }

  /** For JSON, a carriage return by itself ends a line too. */
  private static void isWithin(String text, Problem problem) {
    boolean json = text.stripLeading().startsWith("{");
    String[] lines = text.split(json ? "\r\n|[\r\n]" : "\n", -1);
    assertThat(problem.line()).as(problem.toString()).isBetween(1, lines.length);
    int length = lines[problem.line() - 1].length();
    assertThat(problem.column()).as(problem.toString()).isBetween(1, length + 1);
  }
}
