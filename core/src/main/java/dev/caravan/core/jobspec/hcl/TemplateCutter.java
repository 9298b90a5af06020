package dev.caravan.core.jobspec.hcl;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of strings and heredocs into pieces. */
final class TemplateCutter {
  private final Source source;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();

  private TemplateCutter(Source source) {
    this.source = source;
  }

  /** The pieces between the quotes of a string. */
  static List<Piece> ofString(Source source, Token token) {
    TemplateCutter cutter = new TemplateCutter(source);
    int at = token.start() + 1;
    int end = token.end() - 1;
    while (at < end) {
      at = source.at(at) == '\\' ? cutter.escape(at, end) : cutter.character(at, end);
    }
    cutter.endWords();
    return cutter.pieces;
  }

  /** The pieces of a text in which backslashes mean nothing. */
  static List<Piece> ofText(Source source) {
    TemplateCutter cutter = new TemplateCutter(source);
    int at = 0;
    while (at < source.length()) {
      at = cutter.character(at, source.length());
    }
    cutter.endWords();
    return cutter.pieces;
  }

  /** The pieces of a heredoc's lines, each with its line break. */
  static List<Piece> ofHeredoc(Source source, Token token) {
    TemplateCutter cutter = new TemplateCutter(source);
    int at = source.text().indexOf('\n', token.start()) + 1;
    int end = source.text().lastIndexOf('\n', token.end() - 1) + 1;
    while (at < end) {
      boolean lineEnds = source.at(at) == '\n';
      at = cutter.character(at, end);
      if (lineEnds) {
        cutter.endWords();
      }
    }
    cutter.endWords();
    return cutter.pieces;
  }

  /** Reads a character, an escaped sequence or a sequence; returns where the next begins. */
  private int character(int at, int end) {
    if (source.startsWith("$${", at) || source.startsWith("%%{", at)) {
      words.append(source.text(), at + 1, at + 3);
      return at + 3;
    }
    if (source.startsWith("${", at) || source.startsWith("%{", at)) {
      return sequence(at, end);
    }
    words.append(source.at(at));
    return at + 1;
  }

  private int sequence(int at, int end) {
    char sign = source.at(at);
    int close = Nesting.endOfSequence(source, at + 2, end);
    if (close < 0) {
      String message = "this %1$s{ is never closed; write %1$s%1$s{ for the characters themselves";
      flaw(at, message.formatted(sign));
      return end;
    }
    endWords();
    boolean trimsLeft = source.at(at + 2) == '~';
    int from = trimsLeft ? at + 3 : at + 2;
    boolean trimsRight = close - 2 >= from && source.at(close - 2) == '~';
    int to = trimsRight ? close - 2 : close - 1;
    pieces.add(new Piece.Sequence(sign == '%', at, from, to, close, trimsLeft, trimsRight));
    return close;
  }

  private void endWords() {
    if (!words.isEmpty()) {
      pieces.add(new Piece.Words(words.toString()));
      words.setLength(0);
    }
  }

  private int escape(int at, int end) {
    char c = source.at(at + 1);
    switch (c) {
      case 'n' -> words.append('\n');
      case 'r' -> words.append('\r');
      case 't' -> words.append('\t');
      case '"', '\\' -> words.append(c);
      case 'u' -> {
        return codePoint(at, 4, end);
      }
      case 'U' -> {
        return codePoint(at, 8, end);
      }
      default -> flaw(at, "\\%s is no escape sequence; write \\\\ for a backslash".formatted(c));
    }
    return at + 2;
  }

  private int codePoint(int at, int digits, int end) {
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
    words.appendCodePoint(codePoint);
    return to;
  }

  private void flaw(int at, String message) {
    source.valueFlaw(source.position(at), message);
  }
}
