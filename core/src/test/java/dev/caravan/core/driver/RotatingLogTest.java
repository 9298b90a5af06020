package dev.caravan.core.driver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
  @TempDir Path directory;

  private LogFiles files;

  @BeforeEach
  void name() {
    files = new LogFiles(directory.resolve("main.stdout.0"));
  }

  @Test
  void goesOnInTheNextFileWhenOneIsFull() throws IOException {
    write(3, 10, "0123456789abc");

    assertThat(files.file(0)).hasContent("0123456789");
    assertThat(files.file(1)).hasContent("abc");
  }

  @Test
  void dropsTheOldestFile() throws IOException {
    write(2, 4, "aaaabbbbccccd");

    assertThat(files.numbers()).containsExactly(2, 3);
    assertThat(files.file(2)).hasContent("cccc");
    assertThat(files.file(3)).hasContent("d");
  }

  @Test
  void aDirectoryThatHasBecomeALinkIsNeitherWrittenNorRead() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("main.stdout.0"), "of others");
    Path logs = Files.createSymbolicLink(directory.resolve("logs"), elsewhere);
    files = new LogFiles(logs.resolve("main.stdout.0"));

    assertThatThrownBy(() -> write(3, 10, "mine"))
        .hasMessageContaining("has been replaced by a link");
    assertThatThrownBy(() -> files.numbers()).hasMessageContaining("has been replaced by a link");
    assertThatThrownBy(() -> files.open(0)).isInstanceOf(IOException.class);
    assertThat(elsewhere.resolve("main.stdout.0")).hasContent("of others");
  }

  @Test
  void laterOnesGoOnInTheNewest() throws IOException {
    write(5, 4, "aaaabb");
    write(5, 4, "bbc");

    assertThat(files.file(1)).hasContent("bbbb");
    assertThat(files.file(2)).hasContent("c");
  }

  @Test
  void fewerFilesThanBeforeDropMore() throws IOException {
    write(5, 1, "abcde");
    write(2, 1, "f");

    assertThat(files.numbers()).containsExactly(4, 5);
  }

  @Test
  void tellsWhatIsPastAPlace() throws IOException {
    write(5, 4, "aaaabbbbc");

    try (RotatingLog log = new RotatingLog(files.first(), 5, 4, false)) {
      assertThat(log.number()).isEqualTo(2);
      assertThat(log.size()).isEqualTo(1);
      assertThat(log.bytesPast(0, 3)).isEqualTo(6);
      assertThat(log.bytesPast(2, 1)).isZero();
    }
  }

  @Test
  void writesThroughNoLink() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "untouched");
    Files.createSymbolicLink(files.file(0), victim);

    write(2, 4, "aa");

    assertThat(victim).hasContent("untouched");
    assertThat(files.file(0)).hasContent("aa").isRegularFile();
  }

  @Test
  void keepsNothingWhereNothingIsWanted() throws IOException {
    try (RotatingLog log = new RotatingLog(files.first(), 2, 4, true)) {
      log.write(ByteBuffer.wrap("much".getBytes(UTF_8)));
    }

    assertThat(files.file(0)).isEmptyFile();
  }

  private void write(int mostFiles, long mostBytes, String text) throws IOException {
    try (RotatingLog log = new RotatingLog(files.first(), mostFiles, mostBytes, false)) {
      log.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }
  }
}
