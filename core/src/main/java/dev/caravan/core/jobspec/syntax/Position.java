package dev.caravan.core.jobspec.syntax;

/**
 * A place in a text.
 *
 * @param line from 1; 0 where there is none
 * @param column in characters, from 1; 0 where there is none
 */
public record Position(int line, int column) {

  /** The position of what was not read from a text. */
  public static final Position NONE = new Position(0, 0);

  /** The position of what concerns a whole text. */
  public static final Position START = new Position(1, 1);
}
