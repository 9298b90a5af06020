package dev.caravan.core.driver;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one output of a task, by Nomad's names: {@code TASK.stdout.0}, {@code TASK.stdout.1}
 * … The newest has the highest number; the oldest go, so numbers may begin anywhere.
 *
 * @param first the one with number 0, whether it is there or not
 */
public record LogFiles(Path first) {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,8}");

  /** What the name of each begins with: all of the path but the number. */
  public String base() {
    String path = first.toString();
    return path.substring(0, path.length() - 1);
  }

  /** The file with this number. */
  public Path file(int number) {
    return Path.of(base() + number);
  }

  /**
   * The numbers of those that there are, lowest first. What is no plain file was not written by a
   * driver, and is passed over.
   *
   * @throws IOException if the directory cannot be read, or is another one
   */
  public List<Integer> numbers() throws IOException {
    requireOwnDirectory();
    String base = Path.of(base()).getFileName().toString();
    Pattern name = Pattern.compile(Pattern.quote(base) + "(" + NUMBER + ")");
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> name.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> Integer.valueOf(matcher.group(1)))
          .sorted()
          .toList();
    } catch (NoSuchFileException nothingWrittenYet) {
      return List.of();
    }
  }

  /**
   * The number of the newest; 0 if there is none.
   *
   * @throws IOException if the directory cannot be read
   */
  public int newest() throws IOException {
    List<Integer> numbers = numbers();
    return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
  }

  /**
   * Opens a file for reading. No link is followed that a task could have put in its way.
   *
   * @return to be closed by the caller
   * @throws NoSuchFileException if it is not there
   * @throws IOException if it cannot be read
   */
  public SeekableByteChannel open(int number) throws IOException {
    Path root = above(above(directory()));
    return UnlinkedFiles.open(root, root.relativize(file(number).toAbsolutePath()));
  }

  /**
   * Sees that the directory, and the one above it, which tasks can write to, are no links: by one a
   * task would have the output of others read, or its own written elsewhere.
   *
   * @throws IOException if one of them is
   */
  void requireOwnDirectory() throws IOException {
    for (Path each : List.of(above(directory()), directory())) {
      if (Files.isSymbolicLink(each)) {
        throw new IOException(
            "the log directory \"%s\" has been replaced by a link: remove it".formatted(each));
      }
    }
  }

  private Path directory() {
    return above(first.toAbsolutePath());
  }

  private static Path above(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  /**
   * The length of a file in bytes; 0 if it is not there.
   *
   * @throws IOException if it cannot be told
   */
  public long size(int number) throws IOException {
    try {
      return Files.readAttributes(
              file(number), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .size();
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }
}
