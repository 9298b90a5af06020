package dev.caravan.scheduler.runner;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lines of a template with {@code env = true}: {@code NAME=value}, with or without {@code
 * export}. A value in double quotes has Go's escapes, one in single quotes none; without quotes it
 * ends at a {@code #} after a space. Other lines that begin with {@code #} are comments.
 */
final class EnvFile {
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");
  private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
  private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

  private EnvFile() {}

  /**
   * The variables of a text, in its order.
   *
   * @throws IOException if a line is none of those; the message has its number
   */
  static Map<String, String> parse(String text) throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(content);
      if (!matcher.matches()) {
        throw new IOException("line %d is not of the form NAME=value".formatted(number));
      }
      variables.put(matcher.group(1), value(matcher.group(2), number));
    }
    return variables;
  }

  private static String value(String written, int line) throws IOException {
    Matcher quoted = DOUBLE.matcher(written);
    if (quoted.matches()) {
      return ESCAPE
          .matcher(quoted.group(1))
          .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape.group(1))));
    }
    Matcher raw = SINGLE.matcher(written);
    if (raw.matches()) {
      return raw.group(1);
    }
    if (written.startsWith("\"") || written.startsWith("'")) {
      throw new IOException("the quotes of line %d do not close".formatted(line));
    }
    return written.replaceFirst("\\s+#.*", "").strip();
  }

  private static String unescaped(String escape) {
    return switch (escape.charAt(0)) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'u' ->
          escape.length() == 5
              ? String.valueOf((char) Integer.parseInt(escape.substring(1), 16))
              : escape;
      default -> escape;
    };
  }
}
