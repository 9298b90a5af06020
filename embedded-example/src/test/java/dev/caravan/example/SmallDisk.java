package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A disk of a few megabytes in memory, which can be filled up and made read-only. */
final class SmallDisk implements Closeable {
  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  /** Mounts it; a test that cannot have it, since mounting is for root, is skipped. */
  static SmallDisk mount(Path place, int megabytes) throws IOException {
    Files.createDirectories(place);
    String size = "size=" + megabytes + "m";
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", size, "tmpfs", place.toString()),
        "this test mounts a small disk, which only root can");
    return new SmallDisk(place);
  }

  Path place() {
    return place;
  }

  /** Leaves no room at all. */
  void fill() throws IOException {
    fill(0);
  }

  /** Leaves room for so many bytes. */
  void fill(long left) throws IOException {
    byte[] block = new byte[4_096];
    new Random(1).nextBytes(block);
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (Files.getFileStore(place).getUsableSpace() > left) {
        out.write(block);
      }
    }
  }

  /** Makes room again. */
  void free() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return place.resolve("filler");
  }

  /** Nobody may have a file open for writing. */
  void makeReadOnly() {
    require("mount", "-o", "remount,ro", place.toString());
  }

  void makeWritable() {
    require("mount", "-o", "remount,rw", place.toString());
  }

  /** Makes one of its files read-only, until it is closed. */
  static Closeable readOnly(Path file) {
    require("mount", "--bind", file.toString(), file.toString());
    require("mount", "-o", "remount,bind,ro", file.toString());
    return () -> require("umount", file.toString());
  }

  @Override
  public void close() {
    // Also while a process that was let go of still works in it.
    require("umount", "--lazy", place.toString());
  }

  private static void require(String... command) {
    assertThat(succeeds(command)).as("%s", String.join(" ", command)).isTrue();
  }

  private static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while " + List.of(command) + " runs", e);
    }
  }
}
