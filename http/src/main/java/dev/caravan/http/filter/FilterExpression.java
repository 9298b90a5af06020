package dev.caravan.http.filter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.http.request.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The expressions by which Nomad's lists are filtered:
 *
 * <pre>
 *   Status == "running" and (Name contains web or Meta.owner is not empty) and not Stop == true
 * </pre>
 *
 * <p>A value stands to the right of the name, except with {@code in}.
 */
public final class FilterExpression {
  private static final int LONGEST = 4096;
  private static final int DEEPEST = 50;

  private final Tokens tokens;
  private int depth;

  private FilterExpression(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Whether a document of a list is wanted.
   *
   * @throws ApiException if the text is no such expression
   */
  public static Predicate<JsonNode> parse(String text) {
    if (text.length() > LONGEST) {
      throw ApiException.badRequest("filter is longer than %d characters".formatted(LONGEST));
    }
    FilterExpression expression = new FilterExpression(Tokens.of(text));
    Predicate<JsonNode> filter = expression.either();
    Token rest = expression.tokens.peek();
    if (rest.kind() != Token.Kind.END) {
      throw Tokens.refusal(rest.position(), "\"" + rest.text() + "\" was not expected");
    }
    return filter;
  }

  private Predicate<JsonNode> either() {
    Predicate<JsonNode> left = both();
    while (tokens.takeIf("or")) {
      left = left.or(both());
    }
    return left;
  }

  private Predicate<JsonNode> both() {
    Predicate<JsonNode> left = single();
    while (tokens.takeIf("and")) {
      left = left.and(single());
    }
    return left;
  }

  private Predicate<JsonNode> single() {
    if (++depth > DEEPEST) {
      throw Tokens.refusal(tokens.peek().position(), "nested too deeply");
    }
    try {
      if (tokens.takeIf("not")) {
        return single().negate();
      }
      if (tokens.takeIf("(")) {
        Predicate<JsonNode> inner = either();
        tokens.expect(")");
        return inner;
      }
      return comparison();
    } finally {
      depth--;
    }
  }

  private Predicate<JsonNode> comparison() {
    Token first = tokens.peek();
    if (first.kind() == Token.Kind.QUOTED) {
      return membership(tokens.take().text());
    }
    Selector selector = selector();
    if (tokens.takeIf("in")) {
      Selector within = selector();
      String value = String.join(".", selector.names());
      return document -> Matching.contains(within.of(document), value);
    }
    if (tokens.takeIf("not", "in")) {
      Selector within = selector();
      String value = String.join(".", selector.names());
      return document -> !Matching.contains(within.of(document), value);
    }
    return comparison(selector);
  }

  private Predicate<JsonNode> membership(String value) {
    boolean negated = tokens.takeIf("not");
    tokens.expect("in");
    Selector within = selector();
    return document -> Matching.contains(within.of(document), value) != negated;
  }

  private Predicate<JsonNode> comparison(Selector selector) {
    if (tokens.takeIf("==")) {
      String value = value();
      return document -> Matching.equal(selector.of(document), value);
    }
    if (tokens.takeIf("!=")) {
      String value = value();
      return document -> !Matching.equal(selector.of(document), value);
    }
    if (tokens.takeIf("is", "empty")) {
      return document -> Matching.isEmpty(selector.of(document));
    }
    if (tokens.takeIf("is", "not", "empty")) {
      return document -> !Matching.isEmpty(selector.of(document));
    }
    boolean negated = tokens.takeIf("not");
    if (tokens.takeIf("contains")) {
      String value = value();
      return document -> Matching.contains(selector.of(document), value) != negated;
    }
    if (tokens.takeIf("matches")) {
      Pattern pattern = pattern();
      return document -> Matching.matches(selector.of(document), pattern) != negated;
    }
    throw Tokens.refusal(
        tokens.peek().position(),
        "an operator must stand here: ==, !=, in, contains, matches, is empty");
  }

  /** {@code Meta.owner} or {@code Meta["owner"]}. */
  private Selector selector() {
    Token first = tokens.take();
    if (first.kind() != Token.Kind.WORD) {
      throw Tokens.refusal(first.position(), "the name of a field must stand here");
    }
    List<String> names = new ArrayList<>(List.of(first.text().split("\\.", -1)));
    while (tokens.takeIf("[")) {
      names.add(value());
      tokens.expect("]");
      Token more = tokens.peek();
      if (more.kind() == Token.Kind.WORD && more.text().startsWith(".")) {
        names.addAll(List.of(tokens.take().text().substring(1).split("\\.", -1)));
      }
    }
    return new Selector(names);
  }

  private String value() {
    Token token = tokens.take();
    if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
      throw Tokens.refusal(token.position(), "a value must stand here");
    }
    return token.text();
  }

  private Pattern pattern() {
    Token token = tokens.peek();
    String text = value();
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw Tokens.refusal(token.position(), "no regular expression: " + e.getDescription());
    }
  }
}
