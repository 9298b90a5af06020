package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Job;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonRoundTripTest {
  private static final int JOBS = 500;

  private final long seed = new Random().nextLong();

  @Test
  void readsBackWhatItWrote() {
    RandomJobs jobs = new RandomJobs(new Random(seed));
    for (int i = 0; i < JOBS; i++) {
      Job job = jobs.next();
      assertThat(JobSpec.parse(JobSpec.toJson(job), "json"))
          .as("seed %d, job %d", seed, i)
          .isEqualTo(job);
    }
  }
}
