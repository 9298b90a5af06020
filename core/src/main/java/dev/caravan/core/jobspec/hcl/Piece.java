package dev.caravan.core.jobspec.hcl;

/** A part of a template, before it is known what belongs to which directive. */
sealed interface Piece {

  /** Text, in heredocs at most one line; what is escaped in the source is not any more. */
  record Words(String text) implements Piece {}

  /**
   * <code>${…}</code> or <code>%{…}</code>.
   *
   * @param directive which of the two
   * @param start offset of its first character
   * @param contentStart offset of the first character inside its braces and trim markers
   * @param contentEnd offset after the last of those
   * @param end offset after its last character
   * @param trimsLeft whether it takes space before it away
   * @param trimsRight whether it takes space after it away
   */
  record Sequence(
      boolean directive,
      int start,
      int contentStart,
      int contentEnd,
      int end,
      boolean trimsLeft,
      boolean trimsRight)
      implements Piece {}
}
