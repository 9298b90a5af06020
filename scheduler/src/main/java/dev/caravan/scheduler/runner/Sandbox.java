package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.driver.UnlinkedFiles;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where a job file may send templates and artifacts: the directory of the task, and what the tasks
 * of the allocation share. Neither {@code ..} nor a link that a task has made leads out of them.
 *
 * @param task the directory that paths are relative to
 * @param shared the other one
 */
record Sandbox(Path task, Path shared) {

  static Sandbox of(Directories places) {
    return new Sandbox(places.task().normalize(), places.allocation().normalize());
  }

  /**
   * The place that a path means. An absolute path that is not inside already is taken as relative,
   * as in Nomad: a task with a root directory of its own sees {@code local} as {@code /local}.
   *
   * @throws IOException if it is outside
   */
  Path resolve(String path) throws IOException {
    Path place = place(path);
    if (!isInside(place)) {
      throw escapes(path);
    }
    requireInside(existing(place), path);
    return place;
  }

  /**
   * Opens a file for reading. A link on the way may lead to another place inside, but none that is
   * put there meanwhile leads out.
   *
   * @return to be closed by the caller
   * @throws IOException if it is outside, or no file
   */
  SeekableByteChannel open(String path) throws IOException {
    Path place = resolve(path);
    if (!Files.isRegularFile(place)) {
      throw new IOException("there is no file \"" + path + "\" in the task's directory");
    }
    Path known = place.toRealPath();
    Path root = known.startsWith(real(task)) ? real(task) : real(shared);
    if (!known.startsWith(root)) {
      throw escapes(path);
    }
    return UnlinkedFiles.open(root, root.relativize(known));
  }

  /**
   * Sees that what exists is inside, whatever links lead there.
   *
   * @param path what a job file calls it
   * @throws IOException if it is not
   */
  void requireInside(Path existing, String path) throws IOException {
    Path known = existing.toRealPath();
    if (!known.startsWith(real(task)) && !known.startsWith(real(shared))) {
      throw escapes(path);
    }
  }

  private static IOException escapes(String path) {
    return new IOException("path escapes the alloc directory: \"" + path + "\"");
  }

  private Path place(String path) throws IOException {
    try {
      Path absolute = Path.of(path).normalize();
      if (isInside(absolute)) {
        return absolute;
      }
      Path beneath = task.resolve(path.replaceFirst("^/+", "")).normalize();
      // Nomad's path of the shared directory, seen from the task's: ../alloc, or /alloc.
      return beneath.startsWith(task.resolve("alloc"))
          ? shared.resolve(task.resolve("alloc").relativize(beneath))
          : beneath;
    } catch (InvalidPathException e) {
      throw new IOException("not a path: \"" + path + "\"", e);
    }
  }

  private boolean isInside(Path place) {
    return place.startsWith(task) || place.startsWith(shared);
  }

  private static Path real(Path directory) throws IOException {
    return Files.exists(directory) ? directory.toRealPath() : directory;
  }

  /** The place, or the nearest directory above it that there is; a dangling link counts. */
  private static Path existing(Path place) {
    Path existing = place;
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing;
  }
}
