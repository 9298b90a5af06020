package dev.caravan.core.jobspec.hcl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The heredocs of HCL1, whose text means nothing but itself. */
final class Hcl1Heredocs {
  private Hcl1Heredocs() {}

  /**
   * What a heredoc says. After {@code <<-}, each line loses what the closing marker is indented by,
   * if all lines have it. After {@code <<}, the marker's own indentation belongs to the text.
   */
  static String text(Source source, Token token) {
    String written = source.text(token);
    int start = written.indexOf('\n') + 1;
    int lastLine = written.lastIndexOf('\n') + 1;
    String indent = indent(written.substring(lastLine));
    String text = written.substring(start, lastLine);
    if (written.charAt(2) != '-') {
      return text + indent;
    }
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    // What follows the last line break is where the marker stands.
    lines.remove(lines.size() - 1);
    return lines.stream().allMatch(line -> line.startsWith(indent))
        ? cut(lines, indent.length())
        : text;
  }

  private static String cut(List<String> lines, int indent) {
    StringBuilder out = new StringBuilder();
    lines.forEach(line -> out.append(line, indent, line.length()).append('\n'));
    return out.toString();
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }
}
