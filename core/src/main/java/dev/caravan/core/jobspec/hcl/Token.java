package dev.caravan.core.jobspec.hcl;

/**
 * A piece of HCL text.
 *
 * @param kind what it is
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Token(Kind kind, int start, int end) {

  enum Kind {
    WORD("a name"),
    NUMBER("a number"),
    STRING("a string"),
    HEREDOC("a heredoc"),
    OPEN_BRACE("\"{\""),
    CLOSE_BRACE("\"}\""),
    OPEN_BRACKET("\"[\""),
    CLOSE_BRACKET("\"]\""),
    OPEN_PAREN("\"(\""),
    CLOSE_PAREN("\")\""),
    EQUALS("\"=\""),
    COLON("\":\""),
    COMMA("\",\""),
    OPERATOR("an operator"),
    NEWLINE("the end of the line"),
    END("the end of the file");

    private final String phrase;

    Kind(String phrase) {
      this.phrase = phrase;
    }

    /** What to call it in a message. */
    String phrase() {
      return phrase;
    }

    boolean isScalar() {
      return this == WORD || this == NUMBER || this == STRING || this == HEREDOC;
    }

    boolean opens() {
      return this == OPEN_BRACE || this == OPEN_BRACKET || this == OPEN_PAREN;
    }

    boolean closes() {
      return this == CLOSE_BRACE || this == CLOSE_BRACKET || this == CLOSE_PAREN;
    }

    /** What closes what this opens. */
    Kind closer() {
      return switch (this) {
        case OPEN_BRACE -> CLOSE_BRACE;
        case OPEN_BRACKET -> CLOSE_BRACKET;
        case OPEN_PAREN -> CLOSE_PAREN;
        default -> throw new IllegalStateException(this + " opens nothing");
      };
    }
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
