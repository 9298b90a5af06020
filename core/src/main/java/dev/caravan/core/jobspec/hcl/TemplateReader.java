package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.syntax.Expression;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.List;

/** Reads quoted strings and heredocs. */
final class TemplateReader {
  private final Source source;

  TemplateReader(Source source) {
    this.source = source;
  }

  /**
   * What a string in quotes says.
   *
   * @param depth how deep it is nested in expressions
   */
  Value quoted(Token token, int depth) {
    String inside = source.text().substring(token.start() + 1, token.end() - 1);
    if (isPlain(inside)) {
      return new Value.Text(inside, source.position(token));
    }
    List<Piece> pieces = Spaces.trim(TemplateCutter.ofString(source, token));
    return value(pieces, source.position(token), depth);
  }

  /** Whether every character of it stands for itself, as in most strings. */
  private static boolean isPlain(String text) {
    return text.indexOf('\\') < 0 && text.indexOf('$') < 0 && text.indexOf('%') < 0;
  }

  /**
   * What a heredoc says; {@code <<-} takes common indentation away.
   *
   * @param depth how deep it is nested in expressions
   */
  Value heredoc(Token token, int depth) {
    List<Piece> pieces = Spaces.trim(TemplateCutter.ofHeredoc(source, token));
    boolean flush = source.at(token.start() + 2) == '-';
    return value(flush ? Spaces.dedent(pieces) : pieces, source.position(token), depth);
  }

  /** What the whole source says as a template without quotes. */
  Value text(Position position) {
    return value(Spaces.trim(TemplateCutter.ofText(source)), position, 0);
  }

  /** The text of a string in quotes, with its sequences as they are written. */
  String plain(Token token) {
    String inside = source.text().substring(token.start() + 1, token.end() - 1);
    if (isPlain(inside)) {
      return inside;
    }
    StringBuilder out = new StringBuilder();
    for (Piece piece : TemplateCutter.ofString(source, token)) {
      if (piece instanceof Piece.Words words) {
        out.append(words.text());
      } else if (piece instanceof Piece.Sequence sequence) {
        out.append(source.text(), sequence.start(), sequence.end());
      }
    }
    return out.toString();
  }

  private Value value(List<Piece> pieces, Position position, int depth) {
    if (pieces.stream().allMatch(Piece.Words.class::isInstance)) {
      StringBuilder out = new StringBuilder();
      pieces.forEach(piece -> out.append(((Piece.Words) piece).text()));
      return new Value.Text(out.toString(), position);
    }
    try {
      Expression template = TemplateParser.parse(source, pieces, position, depth);
      return new Value.Deferred(template, position);
    } catch (SyntaxException e) {
      source.structureFlaw(e.offset(), e.getMessage());
      return new Value.Unreadable(position);
    }
  }
}
