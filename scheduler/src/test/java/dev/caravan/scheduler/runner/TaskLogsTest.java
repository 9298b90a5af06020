package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Job;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TaskLogsTest {
  @TempDir Path root;

  private final Job job = Fixtures.batch(Fixtures.task("main"));
  private final ScriptedCluster cluster = new ScriptedCluster().register(job);
  private final AllocationId id = cluster.place(job);
  private final AtomicBoolean nodeIsClosed = new AtomicBoolean();
  private TaskLogs logs;
  private Path stdout;

  @BeforeEach
  void makeDirectories() throws IOException {
    AllocationDirectories directories = new AllocationDirectories(root);
    stdout = directories.create(id, "main").stdout();
    logs = new TaskLogs(directories, cluster::state, nodeIsClosed::get);
  }

  static Stream<Arguments> starts() {
    return Stream.of(
        Arguments.of(LogStart.beginning(), "one\ntwo\nno newline"),
        Arguments.of(LogStart.offset(4), "two\nno newline"),
        Arguments.of(LogStart.offset(1000), ""),
        Arguments.of(LogStart.lastBytes(5), "wline"),
        Arguments.of(LogStart.lastBytes(1000), "one\ntwo\nno newline"),
        Arguments.of(LogStart.lastLines(0), ""),
        Arguments.of(LogStart.lastLines(1), "no newline"),
        Arguments.of(LogStart.lastLines(2), "two\nno newline"),
        Arguments.of(LogStart.lastLines(3), "one\ntwo\nno newline"),
        Arguments.of(LogStart.lastLines(9), "one\ntwo\nno newline"));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void readsFromWhereItIsAskedTo(LogStart start, String expected) throws IOException {
    append("one\ntwo\nno newline");

    assertThat(open(start)).isEqualTo(expected);
  }

  @Test
  void aLineFeedAtTheEndEndsTheLastLine() throws IOException {
    append("one\ntwo\n");

    assertThat(open(LogStart.lastLines(1))).isEqualTo("two\n");
  }

  @Test
  void findsLinesFarBack() throws IOException {
    String line = "x".repeat(9_999) + "\n";
    append(line.repeat(5));

    assertThat(open(LogStart.lastLines(3))).isEqualTo(line.repeat(3));
  }

  @Test
  void aTaskThatWroteNothingHasAnEmptyLog() throws IOException {
    assertThat(open(LogStart.lastLines(3))).isEmpty();
  }

  @Test
  void followsFromBeforeTheFirstWordToTheEndOfTheTask() throws Exception {
    try (InputStream log = follow()) {
      CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> readAll(log));
      append("one\n");
      append("two\n");
      cluster.lose(id);

      assertThat(text.get(20, TimeUnit.SECONDS)).isEqualTo("one\ntwo\n");
    }
  }

  @Test
  void followingEndsWithTheNode() throws Exception {
    try (InputStream log = follow()) {
      CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> readAll(log));
      append("one\n");
      nodeIsClosed.set(true);

      assertThat(text.get(20, TimeUnit.SECONDS)).isEqualTo("one\n");
    }
  }

  @Test
  void closingEndsAReadThatWaits() throws Throwable {
    InputStream log = follow();
    Thread reader = new Thread(() -> readAll(log));
    reader.start();
    eventually(() -> assertThat(reader.getState()).isEqualTo(Thread.State.TIMED_WAITING));

    log.close();

    reader.join(20_000);
    assertThat(reader.isAlive()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("starts")
  void readsOverSeveralFiles(LogStart start, String expected) throws IOException {
    Files.writeString(numbered(7), "on");
    Files.writeString(numbered(8), "e\ntwo\nno newl");
    Files.writeString(numbered(9), "");
    Files.writeString(numbered(10), "ine");

    assertThat(open(start)).isEqualTo(expected);
  }

  @Test
  void followsFromFileToFile() throws Exception {
    append("one\n");
    try (InputStream log = follow()) {
      assertThat(new String(log.readNBytes(4), UTF_8)).isEqualTo("one\n");
      CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> readAll(log));
      append("two\n");
      Files.writeString(numbered(1), "three\n");
      Files.writeString(numbered(2), "four\n");
      cluster.lose(id);

      assertThat(text.get(20, TimeUnit.SECONDS)).isEqualTo("two\nthree\nfour\n");
    }
  }

  @Test
  void aFileThatIsDroppedWhileItIsReadIsReadToItsEnd() throws Exception {
    append("one\ntwo\n");
    try (InputStream log = follow()) {
      assertThat(new String(log.readNBytes(4), UTF_8)).isEqualTo("one\n");
      Files.writeString(numbered(1), "three\n");
      Files.delete(stdout);
      cluster.lose(id);

      assertThat(readAll(log)).isEqualTo("two\nthree\n");
    }
  }

  @Test
  void whatWasDroppedBeforeItWasReadIsPassedOver() throws Exception {
    append("one\n");
    try (InputStream log = follow()) {
      assertThat(new String(log.readNBytes(4), UTF_8)).isEqualTo("one\n");
      Files.delete(stdout);
      Files.writeString(numbered(5), "six\n");
      Files.writeString(numbered(6), "seven\n");
      cluster.lose(id);

      assertThat(readAll(log)).isEqualTo("six\nseven\n");
    }
  }

  @Test
  void whatIsNoFileOfItsOwnIsNotRead() throws IOException {
    append("mine\n");
    Files.createSymbolicLink(numbered(1), Files.writeString(root.resolve("secret"), "x"));
    Files.writeString(stdout.resolveSibling("main.stdout.01"), "x");
    Files.writeString(stdout.resolveSibling("main.stdout.2.bak"), "x");

    assertThat(open(LogStart.beginning())).isEqualTo("mine\n");
  }

  @Test
  void anUnknownTaskIsNamed() {
    assertThatThrownBy(() -> logs.open(id, "nobody", TaskStream.STDOUT, LogStart.beginning()))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("unknown task name \"nobody\"");
    AllocationId unknown = new AllocationId("elsewhere");
    assertThatThrownBy(() -> logs.open(unknown, "main", TaskStream.STDOUT, LogStart.beginning()))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("elsewhere");
  }

  private String open(LogStart start) throws IOException {
    try (InputStream log = logs.open(id, "main", TaskStream.STDOUT, start)) {
      return readAll(log);
    }
  }

  private InputStream follow() throws IOException {
    return logs.follow(id, "main", TaskStream.STDOUT, LogStart.beginning());
  }

  private static String readAll(InputStream log) {
    try {
      return new String(log.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path numbered(int number) {
    return stdout.resolveSibling("main.stdout." + number);
  }

  private void append(String text) throws IOException {
    Files.writeString(stdout, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
