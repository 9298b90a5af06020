package dev.caravan.core.gotemplate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template in the language of Go's {@code text/template}: fields, variables, pipelines, {@code
 * if}, {@code with}, {@code range}, {@code define}, {@code template} and {@code block}, comments,
 * dashes that trim white space, and Go's own functions ({@code and}, {@code or}, {@code not},
 * {@code eq} and its kin, {@code len}, {@code index}, {@code slice}, {@code print}, {@code printf},
 * {@code println}, {@code html}, {@code js}, {@code urlquery}). Immutable.
 */
public final class GoTemplate {
  private final Source source;
  private final Parser.Parsed parsed;

  private GoTemplate(Source source, Parser.Parsed parsed) {
    this.source = source;
    this.parsed = parsed;
  }

  /**
   * What begins and what ends an action.
   *
   * @param left such as <code>{{</code>
   * @param right such as <code>}}</code>
   */
  public record Delimiters(String left, String right) {

    /** Go's own. */
    public static final Delimiters DEFAULT = new Delimiters("{{", "}}");

    /** Takes these; an empty one is Go's own. */
    public Delimiters {
      left = left.isEmpty() ? "{{" : left;
      right = right.isEmpty() ? "}}" : right;
    }
  }

  /**
   * How a template is rendered.
   *
   * @param errorOnMissingKey whether it is an error to ask a map for a key that it has not; else
   *     the value is null, which is printed as {@code <no value>}
   * @param maxLength how many characters it may become
   * @param maxSteps how many values it may compute and parts it may go through
   */
  public record Rules(boolean errorOnMissingKey, int maxLength, int maxSteps) {

    /** Missing keys are null, and nothing that people write by hand comes to the limits. */
    public static final Rules DEFAULT = new Rules(false, 16 << 20, 10_000_000);

    /** The same limits, and this about missing keys. */
    public Rules withErrorOnMissingKey(boolean error) {
      return new Rules(error, maxLength, maxSteps);
    }
  }

  /**
   * Reads a template.
   *
   * @param name what errors call it
   * @param functions what it can call beside Go's own functions, which they may replace
   * @throws TemplateException if it is not one, or calls a function that there is not
   */
  public static GoTemplate parse(
      String name, String text, Delimiters delimiters, Map<String, TemplateFunction> functions)
      throws TemplateException {
    Source source = new Source(name, text);
    Map<String, TemplateFunction> known = new HashMap<>(Builtins.ALL);
    known.putAll(functions);
    List<Token> tokens = new Lexer(source, delimiters.left(), delimiters.right()).tokens();
    return new GoTemplate(source, new Parser(source, tokens, known).parse());
  }

  /**
   * Renders it.
   *
   * @param dot what {@code .} is at its beginning
   * @throws TemplateException if something in it fails, or it comes to a limit
   */
  public String render(@Nullable Object dot, Rules rules) throws TemplateException {
    return new Evaluator(source, parsed.definitions(), rules, dot).render(parsed.body());
  }

  /** The functions that it calls somewhere, but for {@code and} and {@code or}. */
  public Set<String> functions() {
    return Set.copyOf(parsed.called());
  }
}
