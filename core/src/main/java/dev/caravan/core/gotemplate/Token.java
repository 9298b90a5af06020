package dev.caravan.core.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a template.
 *
 * @param kind what it is
 * @param text as it is written; of a field and a variable their name alone
 * @param value of a constant
 * @param offset where it begins
 * @param attached whether nothing stands between it and the token before it
 */
record Token(Kind kind, String text, @Nullable Object value, int offset, boolean attached) {

  /** What a token is. */
  enum Kind {
    TEXT,
    OPEN,
    CLOSE,
    WORD,
    FIELD,
    DOT,
    VARIABLE,
    CONSTANT,
    PIPE,
    LEFT_PARENTHESIS,
    RIGHT_PARENTHESIS,
    DECLARE,
    ASSIGN,
    COMMA,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** How errors speak of it. */
  String shown() {
    return switch (kind) {
      case END -> "end of template";
      case CLOSE -> "end of action";
      case FIELD -> "\"." + text + "\"";
      case VARIABLE -> "\"$" + text + "\"";
      default -> "\"" + text + "\"";
    };
  }
}
