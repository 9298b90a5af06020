package dev.caravan.core.jobspec.hcl;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import com.bertramlabs.plugins.hcl4j.HCLParserException;
import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads HCL text. Does nothing but that: no files, no network, whatever the text says. */
public final class HclReader {
  private final Source source;
  private final SourceMap map = new SourceMap();

  private HclReader(Source source) {
    this.source = source;
  }

  /** The tree of this text, or what is wrong with it. Takes time in proportion to its length. */
  public static Document read(String text) {
    return new HclReader(new Source(text, Dialect.HCL2)).read();
  }

  /** The same of a text in HCL1; nothing is left to compute in it. */
  public static Document readHcl1(String text) {
    return new HclReader(new Source(text, Dialect.HCL1)).read();
  }

  /** A tree with one attribute, whose value is what this text says. */
  public static Document readValue(String text) {
    return new HclReader(new Source(text, Dialect.HCL2)).value();
  }

  /**
   * What a text is as a template: the string of another language.
   *
   * @param position where the string is, and thus all that is in it
   */
  public static Value template(String text, Position position, Consumer<Flaw> flaws) {
    Source source = new Source(text, Dialect.HCL2, position);
    return checked(new TemplateReader(source).text(position), source, flaws);
  }

  /**
   * What a text is as an expression; see {@link #template}.
   *
   * @param position where the text is, and thus all that is in it
   */
  public static Value expression(String text, Position position, Consumer<Flaw> flaws) {
    Source source = new Source(text, Dialect.HCL2, position);
    Body body = new HclReader(source).value().body();
    Value value = body == null ? new Value.Unreadable(position) : body.attributes().get(0).value();
    return checked(value, source, flaws);
  }

  private static Value checked(Value value, Source source, Consumer<Flaw> flaws) {
    source.flaws().forEach(flaws);
    return source.flaws().isEmpty() ? value : new Value.Unreadable(value.position());
  }

  private Document value() {
    List<Token> scanned = Scanner.scan(source);
    if (source.isBroken()) {
      return broken();
    }
    Tokens tokens = new Tokens(source, scanned, Brackets.match(scanned, source));
    if (source.isBroken()) {
      return broken();
    }
    int start = tokens.skipNewlines(0, tokens.end());
    Value value = new ScalarReader(source).read(tokens, start, tokens.end());
    Attribute attribute = new Attribute("value", value.position(), value);
    return source.isBroken()
        ? broken()
        : new Document(new Body(List.of(attribute), List.of()), source.flaws());
  }

  private Document read() {
    List<Token> scanned = Scanner.scan(source);
    return source.isBroken() ? broken() : match(scanned);
  }

  private Document match(List<Token> scanned) {
    Brackets brackets = Brackets.match(scanned, source);
    return source.isBroken() ? broken() : rewrite(new Tokens(source, scanned, brackets));
  }

  private Document rewrite(Tokens tokens) {
    Rewriter rewriter =
        source.isHcl1()
            ? new Hcl1Rewriter(source, tokens, map)
            : new Rewriter(source, tokens, map, new ScalarReader(source));
    String rewritten = rewriter.rewrite();
    return source.isBroken() ? broken() : build(rewritten);
  }

  private Document build(String rewritten) {
    Body body = new TreeBuilder(map, source::valueFlaw).body(structure(rewritten), Place.TOP);
    if (!map.isUsedUp()) {
      source.structureFlaw(0, "hcl4j cannot read the structure of this text; make it simpler");
      return broken();
    }
    return new Document(body, source.flaws());
  }

  private Document broken() {
    return Document.broken(source.flaws());
  }

  /**
   * hcl4j's view of rewritten text: maps, lists and strings. The rewriter writes nothing that hcl4j
   * refuses; should it do so all the same, nothing is found.
   */
  private static Map<String, Object> structure(String rewritten) {
    try {
      return new HCLParser().parse(rewritten);
    } catch (HCLParserException | IOException e) {
      return Map.of();
    }
  }
}
