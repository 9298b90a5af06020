package dev.caravan.scheduler.engine;

import dev.caravan.core.command.DispatchOptions;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Parameterized.Payload;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.RegisteredJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What people do with jobs that have children: dispatches and launches. */
final class RandomLaunches {
  static final String PARAMETERIZED = "fred";
  static final String PERIODIC = "gina";

  private RandomLaunches() {}

  /** A declaration that has children, if it is that of a job which has. */
  static Job withLaunch(Job job, Random random) {
    return switch (job.id().value()) {
      case PARAMETERIZED -> job.toBuilder().parameterized(parameterized(random)).build();
      case PERIODIC -> job.toBuilder().periodic(periodic(random)).build();
      default -> job;
    };
  }

  private static Parameterized parameterized(Random random) {
    return new Parameterized(Payload.OPTIONAL, List.of(), List.of(), random.nextInt(3));
  }

  private static Periodic periodic(Random random) {
    List<String> crons = List.of("*/%d * * * *".formatted(1 + random.nextInt(3)));
    return new Periodic(random.nextInt(6) > 0, crons, "UTC", random.nextBoolean());
  }

  static void dispatch(Scene scene) {
    String token = scene.once(3) ? "token" + scene.number(3) : "";
    registered(scene, PARAMETERIZED)
        .filter(job -> !job.stopped())
        .ifPresent(
            job ->
                scene
                    .cluster()
                    .dispatch(
                        PARAMETERIZED,
                        "",
                        Map.of(),
                        DispatchOptions.NONE.withIdempotencyToken(token)));
  }

  /** A forced launch may overlap, so that only those of jobs that do not mind are forced. */
  static void force(Scene scene) {
    registered(scene, PERIODIC)
        .filter(job -> !job.stopped() && job.job().periodic().enabled())
        .filter(job -> !job.job().periodic().prohibitOverlap())
        .ifPresent(job -> scene.cluster().forceLaunch(PERIODIC));
  }

  /** What is launched for ever never comes to rest, nor does what somebody goes on changing. */
  static void end(Scene scene) {
    scene.cluster().beforeNextPlanIsApplied(() -> {});
    registered(scene, PERIODIC).ifPresent(job -> scene.cluster().stop(PERIODIC));
  }

  private static Optional<RegisteredJob> registered(Scene scene, String job) {
    return scene.state().job(JobId.of(job));
  }
}
