package dev.caravan.example.cli;

import java.util.ArrayList;
import java.util.List;

/** Options in the one form in which they are declared. */
final class Arguments {
  private static final String END_OF_OPTIONS = "--";

  private Arguments() {}

  /**
   * Nomad takes {@code --detach} for {@code -detach}, up to a {@code --} by itself. What {@code
   * alloc exec} runs is left as it is.
   */
  static String[] withSingleDashes(String... args) {
    if (args.length > 1 && args[0].equals("alloc") && args[1].equals("exec")) {
      return args.clone();
    }
    List<String> changed = new ArrayList<>();
    boolean options = true;
    for (String arg : args) {
      options = options && !arg.equals(END_OF_OPTIONS);
      changed.add(options && arg.startsWith(END_OF_OPTIONS) ? arg.substring(1) : arg);
    }
    return changed.toArray(new String[0]);
  }
}
