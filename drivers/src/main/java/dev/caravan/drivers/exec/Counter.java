package dev.caravan.drivers.exec;

import dev.caravan.core.driver.TaskUsage.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * Where a control group tells a measure.
 *
 * @param measure what it tells
 * @param file a file of the group
 * @param key the first word of the line that has it; empty for a file that has nothing else
 * @param unit what the number is to be multiplied by
 */
record Counter(Measure measure, Path file, String key, long unit) {

  /** A file that has nothing else. */
  static Counter of(Measure measure, Path file) {
    return new Counter(measure, file, "", 1);
  }

  /** A line of a file. */
  static Counter of(Measure measure, Path file, String key) {
    return new Counter(measure, file, key, 1);
  }

  /** The number; empty where the kernel does not tell it. */
  OptionalDouble read() {
    try (var lines = Files.lines(file)) {
      return lines
          .map(line -> line.split(" ", -1))
          .filter(words -> key.isEmpty() || words[0].equals(key))
          .mapToDouble(words -> Double.parseDouble(words[words.length - 1]) * unit)
          .findFirst();
    } catch (IOException | NumberFormatException unknown) {
      return OptionalDouble.empty();
    }
  }
}
