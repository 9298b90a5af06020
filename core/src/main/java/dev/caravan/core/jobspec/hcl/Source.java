package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The text being read, with its lines, and what was found wrong with it. */
final class Source {
  private final String text;
  private final int[] lineStarts;
  private final List<Flaw> flaws = new ArrayList<>();

  Source(String text) {
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts[line++] = i + 1;
      }
    }
    return starts;
  }

  String text() {
    return text;
  }

  String text(Token token) {
    return text.substring(token.start(), token.end());
  }

  int length() {
    return text.length();
  }

  /** The character at this offset; a zero character after the end. */
  char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  boolean startsWith(String prefix, int offset) {
    return text.startsWith(prefix, offset);
  }

  Position position(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - lineStarts[line] + 1);
  }

  Position position(Token token) {
    return position(token.start());
  }

  void flaw(int offset, String message) {
    flaw(new Flaw(position(offset), message));
  }

  void flaw(Flaw flaw) {
    flaws.add(flaw);
  }

  List<Flaw> flaws() {
    return flaws;
  }

  boolean hasFlaws() {
    return !flaws.isEmpty();
  }
}
