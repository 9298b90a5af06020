package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;

/**
 * Rewrites HCL1, in which a value is one token, an object by a name is a block with or without an
 * equals sign, and nothing need stand between two items.
 */
final class Hcl1Rewriter extends Rewriter {

  Hcl1Rewriter(Source source, Tokens tokens, SourceMap map) {
    super(source, tokens, map, new Hcl1Scalars(source));
  }

  @Override
  boolean isAttribute(int at) {
    return super.isAttribute(at) && !tokens.is(at + 2, Kind.OPEN_BRACE);
  }

  @Override
  boolean isHeader(int at) {
    return tokens.isName(at);
  }

  /** Also <code>resources = { … }</code>. */
  @Override
  int endOfHeader(int at) {
    int end = super.endOfHeader(at);
    return tokens.is(end, Kind.EQUALS) && tokens.is(end + 1, Kind.OPEN_BRACE) ? end + 1 : end;
  }

  @Override
  int separator(int at, int to) {
    return at < to && tokens.is(at, Kind.COMMA) ? at + 1 : at;
  }

  @Override
  int endOfValue(int from, int to) {
    boolean missing = from == to || tokens.is(from, Kind.NEWLINE) || tokens.is(from, Kind.COMMA);
    return missing ? from : tokens.after(from);
  }

  @Override
  boolean isComputed(int from, int to) {
    return false;
  }
}
