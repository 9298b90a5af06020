package dev.caravan.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, whose examples are tried.
 *
 * @param name of its file
 */
record DocsPage(String name) {
  private static final Path DOCS = Path.of("..", "docs").toAbsolutePath();

  /** The first block of code in this language. */
  String code(String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(.*?)```")
            .matcher(Files.readString(DOCS.resolve(name)));
    if (!block.find()) {
      throw new AssertionError(name + " has no block of " + language);
    }
    return block.group(1);
  }
}
