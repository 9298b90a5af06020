package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {
  @TempDir Path home;

  private Path task;
  private Path shared;
  private Sandbox sandbox;

  @BeforeEach
  void makeDirectories() throws IOException {
    task = Files.createDirectories(home.resolve("main/local")).getParent();
    shared = Files.createDirectories(home.resolve("alloc/data")).getParent();
    Files.createDirectories(home.resolve("other/secrets"));
    sandbox = new Sandbox(task, shared);
  }

  @Test
  void pathsAreThoseOfTheTask() throws IOException {
    assertThat(sandbox.resolve("local/a/b")).isEqualTo(task.resolve("local/a/b"));
    assertThat(sandbox.resolve("/secrets/a")).isEqualTo(task.resolve("secrets/a"));
    assertThat(sandbox.resolve("local/../secrets/x")).isEqualTo(task.resolve("secrets/x"));
    assertThat(sandbox.resolve(task + "/local/x")).isEqualTo(task.resolve("local/x"));
  }

  @Test
  void theSharedDirectoryIsReachedToo() throws IOException {
    assertThat(sandbox.resolve("../alloc/data/x")).isEqualTo(shared.resolve("data/x"));
    assertThat(sandbox.resolve("/alloc/data/x")).isEqualTo(shared.resolve("data/x"));
    assertThat(sandbox.resolve(shared + "/data/x")).isEqualTo(shared.resolve("data/x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../other/secrets/x", "../../etc/passwd", "local/../../other/x", "..", "a\0b"})
  void nothingElseIs(String path) {
    assertThatThrownBy(() -> sandbox.resolve(path)).isInstanceOf(IOException.class);
  }

  @Test
  void linksOutOfItAreNotFollowed() throws IOException {
    Files.createSymbolicLink(task.resolve("local/out"), home.resolve("other"));
    Files.createSymbolicLink(task.resolve("local/file"), home.resolve("other/secrets/key"));
    Files.createSymbolicLink(task.resolve("local/in"), task.resolve("secrets-of-mine"));

    assertThatThrownBy(() -> sandbox.resolve("local/out/secrets/x"))
        .hasMessage("path escapes the alloc directory: \"local/out/secrets/x\"");
    assertThatThrownBy(() -> sandbox.resolve("local/file")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> sandbox.resolve("local/in/x")).isInstanceOf(IOException.class);
  }

  @Test
  void filesAreOpenedByLinksWithinItOnly() throws IOException {
    Files.writeString(task.resolve("local/a"), "text");
    Files.writeString(home.resolve("other/secrets/key"), "hidden");
    Files.createSymbolicLink(task.resolve("local/b"), Path.of("a"));
    Files.createSymbolicLink(shared.resolve("data/c"), task.resolve("local/a"));
    Files.createSymbolicLink(task.resolve("local/out"), home.resolve("other"));

    for (String inside : List.of("local/a", "local/b", "../alloc/data/c")) {
      try (InputStream in = Channels.newInputStream(sandbox.open(inside))) {
        assertThat(in.readAllBytes()).asString().isEqualTo("text");
      }
    }
    assertThatThrownBy(() -> sandbox.open("local/out/secrets/key"))
        .hasMessageContaining("path escapes the alloc directory");
    assertThatThrownBy(() -> sandbox.open("local")).hasMessageContaining("there is no file");
  }
}
