package dev.caravan.http.filter;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text the word, without quotes
 * @param position where it begins, from 0
 */
record Token(Kind kind, String text, int position) {

  /** What a word is. */
  enum Kind {
    /** A name or a bare value. */
    WORD,
    /** A quoted value. */
    QUOTED,
    /** A bracket or an operator of punctuation. */
    SYMBOL,
    /** After the last word. */
    END
  }

  boolean is(String word) {
    return kind != Kind.QUOTED && text.equals(word);
  }
}
