package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.scheduler.runner.AllocationFiles.FileInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationFilesTest {
  @TempDir private Path directory;

  private AllocationFiles files;

  @BeforeEach
  void anAllocationOfOneTask() throws IOException {
    Path home = directory.resolve("home");
    Files.createDirectories(home.resolve("alloc/data"));
    Files.createDirectories(home.resolve("main/local"));
    Files.createDirectories(home.resolve("main/secrets"));
    Files.writeString(home.resolve("main/local/file.txt"), "one two");
    Files.writeString(home.resolve("main/secrets/key"), "hidden");
    Files.writeString(directory.resolve("outside.txt"), "not yours");
    Files.createSymbolicLink(home.resolve("main/local/out"), directory.resolve("outside.txt"));
    Files.createSymbolicLink(home.resolve("main/local/key"), home.resolve("main/secrets/key"));
    files = new AllocationFiles(home);
  }

  @Test
  void listsWhatADirectoryHas() throws IOException {
    assertThat(files.list("/")).extracting(FileInfo::name).containsExactly("alloc", "main");
    assertThat(files.list("main/local"))
        .extracting(FileInfo::name)
        .containsExactly("file.txt", "key", "out");
    assertThat(files.list("alloc")).extracting(FileInfo::directory).containsExactly(true);
  }

  @Test
  void tellsWhatThereIsToKnowOfAFile() throws IOException {
    FileInfo file = files.stat("main/local/file.txt");

    assertThat(file.size()).isEqualTo(7);
    assertThat(file.mode()).startsWith("-rw");
    assertThat(files.stat("main").mode()).startsWith("d");
  }

  @Test
  void readsFromAnOffsetOn() throws IOException {
    try (InputStream in = files.open("main/local/file.txt", 4)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("two");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.txt",
        "/../outside.txt",
        "main/../../outside.txt",
        "main/local/out",
        "main/secrets/key",
        "main/local/key",
        "main/secrets",
        "main/local/none",
        "main/local/\0",
        "main/local"
      })
  void opensNothingElse(String path) {
    assertThatThrownBy(() -> files.open(path, 0)).isInstanceOf(IOException.class);
  }
}
