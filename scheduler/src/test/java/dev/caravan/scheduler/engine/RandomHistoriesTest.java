package dev.caravan.scheduler.engine;

import static org.junit.jupiter.api.Assertions.fail;

import dev.caravan.scheduler.engine.RandomHistory.Step;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many histories of random things. {@code -Dcaravan.histories=N} says how many, {@code
 * -Dcaravan.seed=S} with which seed the first begins.
 */
class RandomHistoriesTest {
  private static final int HISTORIES = Integer.getInteger("caravan.histories", 2_000);
  private static final long FIRST_SEED = Long.getLong("caravan.seed", 1);

  @Test
  void nothingUnsafeHappensAndEverythingComesToRest() {
    OptionalLong failing =
        LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES)
            .parallel()
            .filter(seed -> fails(RandomHistory.of(seed)))
            .findAny();

    failing.ifPresent(seed -> tell(RandomHistory.of(seed)));
  }

  private static boolean fails(RandomHistory history) {
    try {
      history.play();
      return false;
    } catch (RuntimeException | AssertionError e) {
      return true;
    }
  }

  /** Fails with as short a history as still does. */
  private static void tell(RandomHistory failing) {
    List<Step> steps = Shrinking.shrink(failing.steps(), fewer -> fails(failing.with(fewer)));
    try {
      failing.with(steps).play();
    } catch (RuntimeException | AssertionError e) {
      String told = steps.stream().map(step -> "\n  " + step).collect(Collectors.joining());
      fail(
          "run again with -Dcaravan.histories=1 -Dcaravan.seed=%d; it takes no more than%s"
              .formatted(failing.seed(), told),
          e);
    }
    throw new AssertionError("a history fails only sometimes: seed " + failing.seed());
  }
}
