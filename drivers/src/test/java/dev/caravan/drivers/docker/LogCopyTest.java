package dev.caravan.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.LogConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCopyTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00.000000001Z");
  private static final Instant T1 = T0.plusNanos(1);
  private static final Instant T2 = T0.plusNanos(2);

  private Path log;
  private Path notes;

  @BeforeEach
  void prepare(@TempDir Path root) {
    log = root.resolve("log.0");
    notes = root.resolve("notes");
  }

  /** What a host reads: parts with their times, from the beginning of the container's log. */
  private void read(Object... timesAndParts) throws IOException {
    try (LogCopy copy = LogCopy.open(log, LogConfig.DEFAULT, notes)) {
      LogCopy.Fresh fresh = new LogCopy.Fresh(copy.position());
      for (int i = 0; i < timesAndParts.length; i += 2) {
        Instant time = (Instant) timesAndParts[i];
        byte[] part = fresh.of(time, bytes((String) timesAndParts[i + 1]));
        if (part.length > 0) {
          copy.append(time, part);
        }
      }
    }
  }

  @Test
  void aLaterHostCopiesOnlyWhatIsNew() throws Exception {
    read(T0, "a\n", T1, "b\n");
    read(T0, "a\n", T1, "b\n", T2, "c\n");

    assertThat(log).hasContent("a\nb\nc\n");
  }

  @Test
  void partsOfALongLineShareOneTime() throws Exception {
    read(T0, "aaaa", T0, "bbbb");
    read(T0, "aaaa", T0, "bbbb", T0, "cc\n", T1, "d\n");

    assertThat(log).hasContent("aaaabbbbcc\nd\n");
  }

  @Test
  void bytesThatAHostWroteWithoutNotingAreNotWrittenTwice() throws Exception {
    read(T0, "a\n");
    Files.writeString(log, "bb", StandardOpenOption.APPEND);

    read(T0, "a\n", T1, "bbb\n", T2, "c\n");

    assertThat(log).hasContent("a\nbbb\nc\n");
  }

  @Test
  void aHostThatDiedBeforeItsFirstNoteIsMadeUpFor() throws Exception {
    Files.writeString(log, "of an earlier run\n");
    read();
    Files.writeString(log, "a\n", StandardOpenOption.APPEND);

    read(T0, "a\n", T1, "b\n");

    assertThat(log).hasContent("of an earlier run\na\nb\n");
  }

  @Test
  void aClockThatJumpsBackLosesNothing() throws Exception {
    read(T1, "a\n");
    read(T1, "a\n", T2, "b\n", T0, "c\n", T1, "d\n");

    assertThat(log).hasContent("a\nb\nc\nd\n");
  }

  @Test
  void spoiltNotesCountAsNone() throws Exception {
    Files.writeString(notes, "rubbish");

    read(T0, "a\n");
    read(T0, "a\n", T1, "b\n");

    assertThat(log).hasContent("a\nb\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
