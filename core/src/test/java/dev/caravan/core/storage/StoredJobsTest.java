package dev.caravan.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.diff.DiffType;
import dev.caravan.core.diff.JobDiffer;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.jobspec.RandomJobs;
import dev.caravan.core.model.Job;
import java.util.Random;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;

class StoredJobsTest {
  private static final int JOBS = 100;

  private final long seed = new Random().nextLong();
  private final EventSerializer serializer = new EventSerializer();

  @Test
  void jobReadBackFromTheLogIsTheSame() {
    RandomJobs jobs = new RandomJobs(new Random(seed));
    for (int i = 0; i < JOBS; i++) {
      Job job = jobs.next();
      Job back = readBack(new JobRegistered(job.id(), 0, job)).job();

      assertThat(JobDiffer.diff(job, back).type())
          .as("seed %d, job %d", seed, i)
          .isEqualTo(DiffType.NONE);
      assertThat(back).as("seed %d, job %d", seed, i).isEqualTo(job);
    }
  }

  private JobRegistered readBack(JobRegistered event) {
    SerializedObject<String> stored = serializer.serialize(event, String.class);
    return serializer.deserialize(stored);
  }
}
