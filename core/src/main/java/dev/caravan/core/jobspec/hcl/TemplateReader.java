package dev.caravan.core.jobspec.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads quoted strings and heredocs. What is to be interpolated at run time stays as it is written.
 */
final class TemplateReader {
  /**
   * A reference, possibly with an index: {@code node.class}, {@code meta.a/b}, {@code env["X"]}.
   */
  private static final Pattern REFERENCE = Pattern.compile("[\\p{L}_][\\p{L}\\d_.\\-/:\\[\\]\"*]*");

  private final Source source;

  TemplateReader(Source source) {
    this.source = source;
  }

  /** The text of a string in quotes. */
  String quoted(Token token) {
    StringBuilder out = new StringBuilder();
    int at = token.start() + 1;
    int end = token.end() - 1;
    while (at < end) {
      at = source.at(at) == '\\' ? escape(at, end, out) : piece(at, end, out);
    }
    return out.toString();
  }

  /**
   * The lines of a heredoc, each with its line break; {@code <<-} takes common indentation away.
   */
  String heredoc(Token token) {
    List<int[]> lines = lines(token);
    boolean flush = source.at(token.start() + 2) == '-';
    int indent = flush ? commonIndent(lines) : 0;
    StringBuilder out = new StringBuilder();
    for (int[] line : lines) {
      int at = line[0] + (isBlank(line) ? 0 : indent);
      while (at < line[1]) {
        at = piece(at, line[1], out);
      }
    }
    return out.toString();
  }

  /** Start and end of each line between the first and the last. */
  private List<int[]> lines(Token token) {
    List<int[]> lines = new ArrayList<>();
    int start = source.text().indexOf('\n', token.start()) + 1;
    int end = source.text().indexOf('\n', start) + 1;
    while (end > 0 && end <= token.end()) {
      lines.add(new int[] {start, end});
      start = end;
      end = source.text().indexOf('\n', start) + 1;
    }
    return lines;
  }

  /** Blank lines neither count nor change, as in HCL. */
  private int commonIndent(List<int[]> lines) {
    return lines.stream()
        .filter(line -> !isBlank(line))
        .mapToInt(line -> indent(line))
        .min()
        .orElse(0);
  }

  private boolean isBlank(int[] line) {
    return indent(line) == line[1] - line[0];
  }

  private int indent(int[] line) {
    int at = line[0];
    while (at < line[1] && Character.isWhitespace(source.at(at))) {
      at++;
    }
    return at - line[0];
  }

  /** Reads a character, an escaped template or a template; returns where the next begins. */
  private int piece(int at, int end, StringBuilder out) {
    if (source.startsWith("$${", at) || source.startsWith("%%{", at)) {
      out.append(source.text(), at + 1, at + 3);
      return at + 3;
    }
    if (source.startsWith("${", at)) {
      return interpolation(at, end, out);
    }
    if (source.startsWith("%{", at)) {
      flaw(
          at, "template directives are not supported yet; write %%{ for the characters themselves");
      return end;
    }
    out.append(source.at(at));
    return at + 1;
  }

  private int interpolation(int at, int end, StringBuilder out) {
    int close = source.text().indexOf('}', at);
    if (close < 0 || close >= end) {
      flaw(at, "this ${ is not closed on its line; write $${ for the characters themselves");
      return end;
    }
    String content = source.text().substring(at + 2, close).strip();
    if (Roots.ofLanguage(content)) {
      flaw(at, Roots.unsupported(content));
    } else if (!REFERENCE.matcher(content).matches()) {
      flaw(
          at,
          "expressions in templates are not supported yet; write $${ for the characters themselves");
      return end;
    }
    out.append(source.text(), at, close + 1);
    return close + 1;
  }

  private int escape(int at, int end, StringBuilder out) {
    char c = source.at(at + 1);
    switch (c) {
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case '"', '\\' -> out.append(c);
      case 'u' -> {
        return codePoint(at, 4, end, out);
      }
      case 'U' -> {
        return codePoint(at, 8, end, out);
      }
      default -> flaw(at, "\\%s is no escape sequence; write \\\\ for a backslash".formatted(c));
    }
    return at + 2;
  }

  private int codePoint(int at, int digits, int end, StringBuilder out) {
    int from = at + 2;
    int to = from + digits;
    String hex = to <= end ? source.text().substring(from, to) : "";
    int codePoint = hex.matches("[0-9a-fA-F]+") ? (int) Long.parseLong(hex, 16) : -1;
    if (!Character.isValidCodePoint(codePoint)) {
      flaw(
          at,
          "\\%s takes %d hexadecimal digits of a character".formatted(source.at(at + 1), digits));
      return from;
    }
    out.appendCodePoint(codePoint);
    return to;
  }

  private void flaw(int at, String message) {
    source.valueFlaw(source.position(at), message);
  }
}
