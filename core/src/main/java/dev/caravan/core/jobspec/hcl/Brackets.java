package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which bracket closes which. */
final class Brackets {
  /** How deep blocks, lists and objects may be nested in one another. */
  static final int MAX_DEPTH = 100;

  private final int[] partners;

  private Brackets(int[] partners) {
    this.partners = partners;
  }

  /** Pairs the brackets; tells the source of the first one that has no partner. */
  static Brackets match(List<Token> tokens, Source source) {
    int[] partners = new int[tokens.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Kind kind = tokens.get(i).kind();
      if (kind.opens()) {
        open.push(i);
      }
      String wrong = kind.closes() ? close(tokens, open, i, partners) : null;
      if (open.size() > MAX_DEPTH) {
        wrong = "nested more than %d deep; make it flatter".formatted(MAX_DEPTH);
      }
      if (wrong != null) {
        source.structureFlaw(tokens.get(i).start(), wrong);
        return new Brackets(partners);
      }
    }
    if (!open.isEmpty()) {
      Token unclosed = tokens.get(open.peek());
      source.structureFlaw(
          unclosed.start(),
          "this %s is never closed; add %s"
              .formatted(unclosed.kind().phrase(), unclosed.kind().closer().phrase()));
    }
    return new Brackets(partners);
  }

  private static @Nullable String close(
      List<Token> tokens, Deque<Integer> open, int closer, int[] partners) {
    Kind kind = tokens.get(closer).kind();
    if (open.isEmpty()) {
      return "this %s closes nothing; remove it".formatted(kind.phrase());
    }
    int opener = open.pop();
    Kind expected = tokens.get(opener).kind().closer();
    if (kind != expected) {
      return "expected %s, found %s".formatted(expected.phrase(), kind.phrase());
    }
    partners[opener] = closer;
    return null;
  }

  /** The index of the token that closes what the token at this index opens. */
  int closerOf(int opener) {
    return partners[opener];
  }
}
