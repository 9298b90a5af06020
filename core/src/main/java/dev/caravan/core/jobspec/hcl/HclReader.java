package dev.caravan.core.jobspec.hcl;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import com.bertramlabs.plugins.hcl4j.HCLParserException;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.jobspec.syntax.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads HCL text. Does nothing but that: no files, no network, whatever the text says. */
public final class HclReader {
  private final Source source;
  private final SourceMap map = new SourceMap();

  private HclReader(String text) {
    this.source = new Source(text);
  }

  /** The tree of this text, or what is wrong with it. Takes time in proportion to its length. */
  public static Document read(String text) {
    return new HclReader(text).read();
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
    String rewritten = new Rewriter(source, tokens, map).rewrite();
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
