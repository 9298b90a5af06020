package dev.caravan.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a release has written means the same for ever: a log of each, which is never edited, folds
 * to the state that it folded to then. How a log is recorded: docs/adding-an-event.md.
 */
class RecordedLogTest {
  private static final Path LOGS = Path.of("src/test/resources/logs");
  private static final String WRITE = "caravan.logs.write";

  @TempDir private Path directory;

  static List<String> releases() throws IOException {
    try (Stream<Path> files = Files.list(LOGS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl"))
          .map(name -> name.substring(0, name.length() - ".jsonl".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void itFoldsToWhatItFoldedToThen(String release) throws IOException {
    EventStorage.importLog(
        LOGS.resolve(release + ".jsonl"), directory, null, ProgressListener.NONE);
    String summary;
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), Clock.systemUTC())) {
      summary = StateSummary.of(ledger.state());
    }

    Path recorded = LOGS.resolve(release + ".txt");
    if (Boolean.getBoolean(WRITE) && !Files.exists(recorded)) {
      Files.writeString(recorded, summary);
    }
    assertThat(recorded).hasContent(summary);
  }
}
