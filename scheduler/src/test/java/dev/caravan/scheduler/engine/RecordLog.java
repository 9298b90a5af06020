package dev.caravan.scheduler.engine;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Records a log for {@code RecordedLogTest}: of the random histories with the lowest seeds, the one
 * in which most different things happen. Runs only when it is told the name of a release.
 */
class RecordLog {
  private static final String RELEASE = "caravan.release";
  private static final int HISTORIES = 300;

  @Test
  @EnabledIfSystemProperty(named = RELEASE, matches = ".+")
  void record() {
    RandomHistory richest =
        LongStream.range(0, HISTORIES)
            .mapToObj(RandomHistory::of)
            .max(Comparator.comparingLong(RecordLog::kinds))
            .orElseThrow();
    EventStorage storage = EventStorage.inMemory();
    List<RecordedEvent> log = new ArrayList<>();
    richest.playIn(storage, (any, cluster) -> log.addAll(cluster.log()));
    Path file = Path.of("../core/src/test/resources/logs", System.getProperty(RELEASE) + ".jsonl");
    storage.exportTo(file, ProgressListener.NONE);
    System.out.printf(
        "%s: %d events of %d types, seed %d%n", file, log.size(), kinds(richest), richest.seed());
  }

  private static long kinds(RandomHistory history) {
    return history.log().stream().map(event -> event.event().getClass()).distinct().count();
  }
}
