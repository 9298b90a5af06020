package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a job file, reading it ends with a job or with problems. */
class FuzzTest {
  private static final int MUTANTS = Integer.getInteger("caravan.fuzz.mutants", 6_000);

  private final long seed = Long.getLong("caravan.fuzz.seed", new Random().nextLong());
  private final Mutator mutator = new Mutator(new Random(seed));

  /**
   * A text to begin with.
   *
   * @param file where it is from, which tells the language
   */
  private record Seed(Path file, String text) {}

  @Test
  void endsWithAJobOrWithProblems() {
    List<Seed> seeds = seeds();
    List<String> texts = seeds.stream().map(Seed::text).toList();
    for (int i = 0; i < MUTANTS; i++) {
      Seed original = seeds.get(i % seeds.size());
      String mutant = mutator.mutate(original.text, texts);
      try {
        check(original.file, mutant);
      } catch (Throwable wrong) {
        throw new AssertionError("seed " + seed + ", mutant " + i + ":\n" + mutant, wrong);
      }
    }
  }

  /**
   * All files in the language that they are in, and those that can be read as JSON in both forms.
   */
  private static List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>();
    for (Path file : Corpus.good()) {
      seeds.add(new Seed(file, Corpus.text(file)));
      seeds.add(new Seed(file, JobSpec.toJson(Corpus.read(file))));
      seeds.add(new Seed(file, HclJson.write(Corpus.document(file).body())));
    }
    Corpus.bad().forEach(file -> seeds.add(new Seed(file, Corpus.text(file))));
    return seeds;
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
