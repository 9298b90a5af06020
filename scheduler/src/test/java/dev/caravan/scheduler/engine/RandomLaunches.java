package dev.caravan.scheduler.engine;

import dev.caravan.core.command.DispatchOptions;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What happens to jobs that have children, at random: dispatches, launches, a clock that jumps. */
final class RandomLaunches {
  static final String PARAMETERIZED = "fred";
  static final String PERIODIC = "gina";

  private final TestCluster cluster;
  private final Random random;

  RandomLaunches(TestCluster cluster, Random random) {
    this.cluster = cluster;
    this.random = random;
  }

  /** A declaration that has children, if it is that of a job which has. */
  Job withLaunch(Job job) {
    return switch (job.id().value()) {
      case PARAMETERIZED -> job.toBuilder().parameterized(Parameterized.DEFAULT).build();
      case PERIODIC -> job.toBuilder().periodic(periodic()).build();
      default -> job;
    };
  }

  private Periodic periodic() {
    List<String> crons = List.of("*/%d * * * *".formatted(1 + random.nextInt(3)));
    return new Periodic(random.nextInt(6) > 0, crons, "UTC", random.nextBoolean());
  }

  void dispatch() {
    registered(PARAMETERIZED)
        .filter(job -> !job.stopped())
        .ifPresent(
            job -> {
              String token = random.nextInt(3) == 0 ? "token" + random.nextInt(3) : "";
              cluster.dispatch(
                  PARAMETERIZED, "", Map.of(), DispatchOptions.NONE.withIdempotencyToken(token));
            });
  }

  /** A forced launch may overlap, so that only those of jobs that do not mind are forced. */
  void force() {
    registered(PERIODIC)
        .filter(job -> !job.stopped() && job.job().periodic().enabled())
        .filter(job -> !job.job().periodic().prohibitOverlap())
        .ifPresent(job -> cluster.forceLaunch(PERIODIC));
  }

  /** As if the host had slept, or its clock had been set. */
  void clockJumps() {
    Duration jump = Duration.ofSeconds(random.nextInt(600) - 120);
    cluster.sleepUntil(cluster.now().plus(jump));
  }

  /** What is launched for ever never comes to rest. */
  void end() {
    registered(PERIODIC).ifPresent(job -> cluster.stop(PERIODIC));
  }

  private Optional<RegisteredJob> registered(String job) {
    return cluster.state().job(JobId.of(job));
  }
}
