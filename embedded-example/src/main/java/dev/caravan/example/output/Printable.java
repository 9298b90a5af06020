package dev.caravan.example.output;

import java.util.Locale;

/** Text of others, such as names and messages, without anything that a terminal would obey. */
final class Printable {
  private Printable() {}

  /** The text with its control characters written out: {@code \n}, {@code \x1b}. */
  static String of(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder printable = new StringBuilder();
    text.codePoints().forEach(character -> printable.append(escaped(character)));
    return printable.toString();
  }

  private static String escaped(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          Character.isISOControl(character)
              ? String.format(Locale.ROOT, "\\x%02x", character)
              : Character.toString(character);
    };
  }
}
