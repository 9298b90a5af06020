package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.syntax.Expression;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what the pieces of a template mean together. */
final class TemplateParser {
  /**
   * A reference, possibly with an index: {@code node.class}, {@code meta.a/b}, {@code env["X"]}.
   */
  private static final Pattern REFERENCE =
      Pattern.compile("([\\p{L}_][\\p{L}\\d_\\-]*)[\\p{L}\\d_.\\-/:\\[\\]\"*]*");

  private static final Set<String> WORDS = Set.of("if", "else", "endif", "for", "endfor");

  /** A directive, with the cursor after its first word. */
  private record Directive(String word, Piece.Sequence piece, TokenCursor cursor) {}

  private final Source source;
  private final List<Piece> pieces;
  private final Position position;
  private int next;
  private @Nullable Directive ended;

  private TemplateParser(Source source, List<Piece> pieces, Position position) {
    this.source = source;
    this.pieces = pieces;
    this.position = position;
  }

  /**
   * The template that the pieces make up.
   *
   * @param depth how deep it is nested in expressions
   * @throws SyntaxException if its directives are wrong
   */
  static Expression.Template parse(
      Source source, List<Piece> pieces, Position position, int depth) {
    TemplateParser parser = new TemplateParser(source, pieces, position);
    Expression.Template template = parser.body(depth);
    Directive stray = parser.ended;
    if (stray != null) {
      throw error(stray.piece, "this %%{ %s } belongs to nothing; remove it", stray.word);
    }
    return template;
  }

  /** What is there up to the directive that ends it, or the end. */
  private Expression.Template body(int depth) {
    List<Expression> parts = new ArrayList<>();
    ended = null;
    while (next < pieces.size() && ended == null) {
      Piece piece = pieces.get(next++);
      if (piece instanceof Piece.Words words) {
        parts.add(new Expression.Literal(new Value.Text(words.text(), position)));
      } else if (piece instanceof Piece.Sequence sequence && sequence.directive()) {
        directive(open(sequence), depth + 1, parts);
      } else if (piece instanceof Piece.Sequence sequence) {
        parts.add(interpolation(sequence, depth));
      }
    }
    return new Expression.Template(parts, position);
  }

  private Directive open(Piece.Sequence piece) {
    Source attempt = source.attempt();
    Tokens tokens = tokens(attempt, piece);
    if (attempt.isBroken()) {
      throw error(
          piece, "this directive cannot be read; write %%%%{ for the characters themselves");
    }
    TokenCursor cursor = new TokenCursor(tokens, 0, tokens.end());
    String word = cursor.at(Token.Kind.WORD) ? cursor.text() : "";
    if (!WORDS.contains(word)) {
      String message = "expected if, else, endif, for or endfor after %%{, found %s";
      throw error(piece, message + "; write %%%%{ for the characters themselves", cursor.phrase());
    }
    cursor.advance();
    return new Directive(word, piece, cursor);
  }

  private void directive(Directive directive, int depth, List<Expression> parts) {
    if (depth > ExpressionParser.MAX_DEPTH) {
      throw error(directive.piece, "nested too deep; make it flatter");
    }
    switch (directive.word) {
      case "if" -> parts.add(choice(directive, depth));
      case "for" -> parts.add(loop(directive, depth));
      default -> {
        directive.cursor.expectEnd();
        ended = directive;
      }
    }
  }

  private Expression choice(Directive opener, int depth) {
    Expression test = ExpressionParser.within(opener.cursor, source, depth).expression();
    opener.cursor.expectEnd();
    Expression.Template yes = body(depth);
    Expression.Template no = new Expression.Template(List.of(), position);
    if (endedBy("else")) {
      no = body(depth);
    }
    close(opener, "endif");
    return new Expression.Conditional(test, yes, no, source.position(opener.piece.start()));
  }

  private Expression loop(Directive opener, int depth) {
    Expression.Loop loop = ExpressionParser.within(opener.cursor, source, depth).loop();
    opener.cursor.expectEnd();
    Expression.Template body = body(depth);
    close(opener, "endfor");
    return new Expression.ForTemplate(loop, body, source.position(opener.piece.start()));
  }

  private boolean endedBy(String word) {
    return ended != null && ended.word.equals(word);
  }

  private void close(Directive opener, String word) {
    if (!endedBy(word)) {
      throw error(opener.piece, "this %%{ %s } is never closed; add %%{ %s }", opener.word, word);
    }
    ended = null;
  }

  /** What cannot be read may still be a reference that only makes sense at run time. */
  private Expression interpolation(Piece.Sequence piece, int depth) {
    String inside = source.text().substring(piece.contentStart(), piece.contentEnd());
    Matcher reference = REFERENCE.matcher(inside.strip());
    String root = reference.matches() ? reference.group(1) : null;
    Source attempt = source.attempt();
    Expression content = expression(attempt, piece, depth);
    if (content != null || root == null) {
      source.adopt(attempt);
    }
    Position at = source.position(piece.start());
    return new Expression.Interpolation(content, root, "${" + inside + "}", at);
  }

  private static @Nullable Expression expression(Source attempt, Piece.Sequence piece, int depth) {
    Tokens tokens = tokens(attempt, piece);
    if (attempt.isBroken()) {
      return null;
    }
    Expression content = ExpressionParser.parse(attempt, tokens, 0, tokens.end(), depth);
    return attempt.isBroken() ? null : content;
  }

  private static Tokens tokens(Source source, Piece.Sequence piece) {
    List<Token> scanned = Scanner.scan(source, piece.contentStart(), piece.contentEnd());
    return new Tokens(source, scanned, Brackets.match(scanned, source));
  }

  private static SyntaxException error(Piece.Sequence piece, String message, Object... details) {
    return new SyntaxException(piece.start(), message.formatted(details));
  }
}
