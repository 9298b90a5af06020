package dev.caravan.scheduler.engine;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import dev.caravan.scheduler.testkit.HostCrash;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a cluster, one thing after the other: the same things for the same seed. Each
 * step has a seed of its own, so that a history without some of its steps still is one.
 */
public record RandomHistory(long seed, List<Step> steps) {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 30;
  private static final int LONGEST_PAUSE_MILLIS = 40_000;
  private static final int LONGEST_KEPT_SECONDS = 3_600;

  /**
   * One thing.
   *
   * @param pause how long the cluster is left alone afterwards; null if the next thing happens
   *     before the scheduler gets round to anything
   */
  public record Step(Happening what, long seed, @Nullable Duration pause) {
    private static Step any(Random random) {
      boolean left = random.nextInt(3) > 0;
      return new Step(
          Happening.any(random),
          random.nextLong(),
          left ? Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)) : null);
    }

    private void happenTo(TestCluster cluster) {
      try {
        what.happenIn(new Scene(cluster, new Random(seed)));
      } catch (HostCrash e) {
        cluster.restart();
      }
      if (pause != null) {
        cluster.advance(pause);
      }
    }
  }

  private static final Step END = new Step(Happening.END_LAUNCHES, 0, Duration.ZERO);

  /** What happens with this seed. */
  public static RandomHistory of(long seed) {
    Random random = new Random(seed);
    int length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      steps.add(Step.any(random));
    }
    return new RandomHistory(seed, steps);
  }

  /** The same history with only these of its steps. */
  RandomHistory with(List<Step> fewer) {
    return new RandomHistory(seed, fewer);
  }

  /** Sometimes nothing is collected by itself, otherwise all after the same time. */
  private GarbageThresholds garbageThresholds() {
    Random random = new Random(seed);
    return random.nextInt(3) == 0
        ? GarbageThresholds.NEVER
        : GarbageThresholds.allAfter(Duration.ofSeconds(random.nextInt(LONGEST_KEPT_SECONDS)));
  }

  /** Has it all happen; anything unsafe ends it, and so does a cluster that does not rest then. */
  void play() {
    playAndShow((any, cluster) -> {});
  }

  /** The same; afterwards, all that was logged. */
  List<RecordedEvent> log() {
    List<RecordedEvent> log = new ArrayList<>();
    playAndShow((any, cluster) -> log.addAll(cluster.log()));
    return log;
  }

  /** The same; afterwards, somebody is shown the seed and the cluster. */
  public void playAndShow(BiConsumer<Long, TestCluster> afterwards) {
    playIn(EventStorage.inMemory(), afterwards);
  }

  /** The same, in this storage. */
  void playIn(EventStorage storage, BiConsumer<Long, TestCluster> afterwards) {
    try (TestCluster cluster = new TestCluster(storage, seed)) {
      cluster
          .scripts(RandomJobs::script)
          .garbageThresholds(garbageThresholds())
          .onChange(new SafetyRules()::check);
      Scene beginning = new Scene(cluster, new Random(seed));
      Operators.addNode(beginning);
      Operators.addNode(beginning);
      steps.forEach(step -> step.happenTo(cluster));
      END.happenTo(cluster);
      Rest.requireOf(cluster);
      afterwards.accept(seed, cluster);
    }
  }
}
