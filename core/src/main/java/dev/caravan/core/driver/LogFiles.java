package dev.caravan.core.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
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
   * @throws IOException if the directory cannot be read
   */
  public List<Integer> numbers() throws IOException {
    String base = Path.of(base()).getFileName().toString();
    Pattern name = Pattern.compile(Pattern.quote(base) + "(" + NUMBER + ")");
    try (Stream<Path> files = Files.list(first.toAbsolutePath().getParent())) {
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
   * The length of a file in bytes; 0 if it is not there.
   *
   * @throws IOException if it cannot be told
   */
  public long size(int number) throws IOException {
    try {
      return Files.size(file(number));
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }
}
