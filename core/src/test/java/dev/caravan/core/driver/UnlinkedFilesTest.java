package dev.caravan.core.driver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnlinkedFilesTest {
  @TempDir Path directory;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(directory.resolve("a/b"));
    Files.writeString(directory.resolve("a/b/file"), "text");
    Files.createSymbolicLink(directory.resolve("a/b/link"), Path.of("file"));
    Files.createSymbolicLink(directory.resolve("a/c"), Path.of("b"));
  }

  @Test
  void opensAFile() throws IOException {
    assertThat(read(directory, "a/b/file")).isEqualTo("text");
    assertThat(read(directory.resolve("a/c"), "file")).isEqualTo("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b/link", "a/c/file"})
  void followsNoLink(String path) {
    assertThatThrownBy(() -> read(directory, path)).isInstanceOf(IOException.class);
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThatThrownBy(() -> read(directory, "a/b/none")).isInstanceOf(NoSuchFileException.class);
  }

  private static String read(Path root, String inside) throws IOException {
    try (InputStream in = Channels.newInputStream(UnlinkedFiles.open(root, Path.of(inside)))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
