package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import dev.caravan.core.jobspec.syntax.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a file anew in a form that hcl4j reads reliably.
 *
 * <p>hcl4j gets the structure of a file right, but not its names (of equal ones the last wins), its
 * values (numbers are doubles, templates lose their braces) and positions. So each block header
 * becomes <code>b7={</code>, each attribute {@code a7=}, each scalar the string {@code "v7"}; a
 * {@link SourceMap} remembers what they stand for. What is left is nothing but nesting:
 *
 * <pre>
 * group "cache" {          b0={
 *   count = 2              a0="v0"
 *   tags  = ["a", b.c]     a1=["v1","v2"]
 * }                        }
 * </pre>
 *
 * <p>A broken item costs its line; reading goes on after it, so that all are found in one go.
 */
class Rewriter {
  final Tokens tokens;
  private final Source source;
  private final SourceMap map;
  private final Scalars scalars;
  private final StringBuilder out = new StringBuilder();

  Rewriter(Source source, Tokens tokens, SourceMap map, Scalars scalars) {
    this.source = source;
    this.tokens = tokens;
    this.map = map;
    this.scalars = scalars;
  }

  /** The whole text, rewritten. Worth nothing if the source has flaws afterwards. */
  String rewrite() {
    body(0, tokens.end());
    return out.toString();
  }

  private void body(int from, int to) {
    int next = tokens.skipNewlines(from, to);
    while (next < to) {
      next = tokens.skipNewlines(item(next, to), to);
    }
  }

  /** Writes the attribute or block that begins here; returns where the next may begin. */
  private int item(int at, int to) {
    if (isAttribute(at)) {
      return separator(attribute(at, to), to);
    }
    if (!isHeader(at)) {
      return broken(at, to, "expected an attribute or a block, found " + tokens.phrase(at));
    }
    int brace = endOfHeader(at);
    if (!tokens.is(brace, Kind.OPEN_BRACE)) {
      String expected =
          "expected \"=\" for an attribute or \"{\" for a block after \"%s\", found %s";
      return broken(brace, to, expected.formatted(tokens.text(at), tokens.phrase(brace)));
    }
    block(at, brace);
    return separator(tokens.after(brace), to);
  }

  boolean isAttribute(int at) {
    return tokens.isName(at) && tokens.is(at + 1, Kind.EQUALS);
  }

  /** Whether the type of a block can be here. */
  boolean isHeader(int at) {
    return tokens.is(at, Kind.WORD);
  }

  /** Where the brace should be that follows the block type here and its labels. */
  int endOfHeader(int at) {
    int end = at + 1;
    while (tokens.isName(end)) {
      end++;
    }
    return end;
  }

  /** Items stand on lines of their own; older files also put commas between them. */
  int separator(int at, int to) {
    if (at == to) {
      return at;
    }
    if (tokens.is(at, Kind.NEWLINE) || tokens.is(at, Kind.COMMA)) {
      return at + 1;
    }
    return broken(at, to, "expected a new line, found " + tokens.phrase(at));
  }

  private void block(int at, int brace) {
    List<Label> labels = new ArrayList<>();
    for (int label = at + 1; tokens.isName(label); label++) {
      labels.add(new Label(scalars.name(tokens.get(label)), tokens.position(label)));
    }
    String type = scalars.name(tokens.get(at));
    var header = new SourceMap.Header(type, labels, tokens.position(at));
    out.append(map.add(header)).append("={\n");
    source.enter(type, labels);
    body(brace + 1, tokens.closerOf(brace));
    source.leave();
    out.append("}\n");
  }

  /** Writes the attribute whose name is here; returns where its value ends. */
  private int attribute(int at, int to) {
    int value = at + 2;
    int end = endOfValue(value, to);
    String name = scalars.name(tokens.get(at));
    if (end == value) {
      source.structureFlaw(
          tokens.get(value).start(), "\"%s\" has no value; write one after \"=\"".formatted(name));
      return end;
    }
    var entry = new SourceMap.Name(name, tokens.position(at), tokens.position(value));
    out.append(map.add(entry)).append('=');
    value(value, end);
    out.append('\n');
    return end;
  }

  /** Where the value of an attribute that begins here ends; here if there is none. */
  int endOfValue(int from, int to) {
    return tokens.endOfValue(from, to);
  }

  /** Writes the value between the two tokens: a list, an object, or a placeholder. */
  private void value(int from, int to) {
    boolean written =
        tokens.get(from).kind().opens() && tokens.after(from) == to && !isComputed(from, to);
    if (written && tokens.is(from, Kind.OPEN_BRACKET)) {
      out.append('[');
      list(from + 1, to - 1);
      out.append(']');
    } else if (written && tokens.is(from, Kind.OPEN_BRACE)) {
      out.append("{\n");
      object(from + 1, to - 1);
      out.append('}');
    } else {
      out.append('"').append(map.add(scalars.read(tokens, from, to))).append('"');
    }
  }

  /** Whether what is in these brackets is no list or object as it stands, but an expression. */
  boolean isComputed(int from, int to) {
    return tokens.is(from, Kind.OPEN_BRACE)
        ? !hasPlainNames(from + 1, to - 1)
        : isFor(from + 1, to);
  }

  private boolean isFor(int from, int to) {
    int first = tokens.skipNewlines(from, to);
    return tokens.isWord(first, "for") && tokens.is(first + 1, Kind.WORD);
  }

  private boolean isTemplate(int at) {
    return tokens.text(at).contains("${") || tokens.text(at).contains("%{");
  }

  /** Whether this is an object whose names need not be computed. */
  private boolean hasPlainNames(int from, int to) {
    int next = tokens.skipNewlines(from, to);
    if (isFor(next, to)) {
      return false;
    }
    while (next < to) {
      boolean bare = tokens.is(next, Kind.OPEN_PAREN) || tokens.is(next, Kind.NUMBER);
      if (bare || (tokens.is(next, Kind.STRING) && isTemplate(next))) {
        return false;
      }
      next = tokens.skipNewlines(Math.min(to, tokens.endOfValue(next, to) + 1), to);
    }
    return true;
  }

  private void list(int from, int to) {
    int next = tokens.skipNewlines(from, to);
    for (String comma = ""; next < to; comma = ",") {
      int end = tokens.endOfItem(next, to);
      if (end == next) {
        source.structureFlaw(tokens.get(next).start(), "expected a value, found \",\"");
      } else {
        out.append(comma);
        value(next, tokens.dropNewlines(next, end));
      }
      next = tokens.skipNewlines(end + 1, to);
    }
  }

  private void object(int from, int to) {
    int next = tokens.skipNewlines(from, to);
    while (next < to) {
      next = tokens.skipNewlines(field(next, to), to);
    }
  }

  private int field(int at, int to) {
    boolean assigned = tokens.is(at + 1, Kind.EQUALS) || tokens.is(at + 1, Kind.COLON);
    if (!tokens.isName(at) || !assigned) {
      return broken(at, to, "expected a name and \"=\" in this object, found " + tokens.phrase(at));
    }
    return separator(attribute(at, to), to);
  }

  private int broken(int at, int to, String message) {
    source.structureFlaw(tokens.get(at).start(), message);
    return tokens.endOfLine(at, to);
  }
}
