package dev.caravan.core.diff;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How parts of a text are set off for who reads it. */
public enum TextStyle {
  /** Not at all. */
  PLAIN,
  /** By the escape sequences that terminals understand. */
  ANSI;

  private static final String RESET = "\u001b[0m";

  /**
   * The text in these paints, and what follows it in none.
   *
   * @param paints those to use; none for the text as it is
   */
  public String paint(String text, Paint... paints) {
    if (this == PLAIN || paints.length == 0) {
      return text;
    }
    return Arrays.stream(paints)
        .map(paint -> "\u001b[" + paint.code + "m")
        .collect(Collectors.joining("", "", text + RESET));
  }

  /** What a part of a text can be painted with. */
  public enum Paint {
    BOLD(1),
    RED(31),
    GREEN(32),
    YELLOW(33),
    BLUE(34),
    CYAN(36),
    LIGHT_YELLOW(93);

    private final int code;

    Paint(int code) {
      this.code = code;
    }
  }
}
