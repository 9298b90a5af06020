package dev.caravan.core.jobspec.eval;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values, of which some may be in quotes. */
final class Csv {
  private final Arguments arguments;
  private final String text;
  private int at;

  private Csv(Arguments arguments) {
    this.arguments = arguments;
    this.text = arguments.text(0);
  }

  /** The lines of the first argument, without empty ones. */
  static List<List<String>> read(Arguments arguments) {
    Csv csv = new Csv(arguments);
    List<List<String>> lines = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      List<String> line = csv.line();
      if (line.size() > 1 || !line.get(0).isEmpty()) {
        Bounded.Items.check(lines.size() + 1L);
        lines.add(line);
      }
    }
    return lines;
  }

  private List<String> line() {
    List<String> values = new ArrayList<>();
    values.add(value());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      Bounded.Items.check(values.size() + 1L);
      values.add(value());
    }
    at++;
    return values;
  }

  private String value() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int from = at;
    while (!endsValue()) {
      at++;
    }
    return text.substring(from, at).replace("\r", "");
  }

  private boolean endsValue() {
    return at >= text.length() || text.charAt(at) == ',' || text.charAt(at) == '\n';
  }

  /** Two quotes stand for one. */
  private String quoted() {
    StringBuilder out = new StringBuilder();
    for (at++; at < text.length(); at++) {
      boolean quote = text.charAt(at) == '"';
      if (quote && !text.startsWith("\"\"", at)) {
        at++;
        skipReturn();
        return out.toString();
      }
      out.append(text.charAt(at));
      at += quote ? 1 : 0;
    }
    throw arguments.refuse("a quoted value is never closed");
  }

  private void skipReturn() {
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    if (!endsValue()) {
      throw arguments.refuse("expected a comma after a quoted value");
    }
  }
}
