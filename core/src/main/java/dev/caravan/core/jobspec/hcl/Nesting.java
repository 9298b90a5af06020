package dev.caravan.core.jobspec.hcl;

import java.util.ArrayDeque;
import java.util.Deque;

/** Finds where strings and the sequences <code>${…}</code> in them end; each may hold the other. */
final class Nesting {
  private final Source source;
  private final Deque<Character> open = new ArrayDeque<>();

  private Nesting(Source source, char opener) {
    this.source = source;
    open.push(opener);
  }

  /**
   * The offset after the quote that ends a string, or -1. It is neither escaped nor inside a
   * sequence; outside of those a string ends on its line.
   */
  static int endOfString(Source source, int from, int limit) {
    return new Nesting(source, '"').end(from, limit);
  }

  /** The offset after the brace that ends a sequence, or -1. */
  static int endOfSequence(Source source, int from, int limit) {
    return new Nesting(source, '{').end(from, limit);
  }

  private int end(int from, int limit) {
    int at = from;
    while (!open.isEmpty()) {
      boolean inString = open.element() == '"';
      if (at >= limit || (inString && source.at(at) == '\n')) {
        return -1;
      }
      at += inString ? inString(at) : inSequence(source.at(at));
    }
    return at;
  }

  private int inString(int at) {
    if (source.at(at) == '\\') {
      return source.at(at + 1) == '\n' ? 1 : 2;
    }
    if (source.startsWith("$${", at) || source.startsWith("%%{", at)) {
      return 3;
    }
    if (source.startsWith("${", at) || source.startsWith("%{", at)) {
      open.push('{');
      return 2;
    }
    if (source.at(at) == '"') {
      open.pop();
    }
    return 1;
  }

  private int inSequence(char c) {
    if (c == '"' || c == '{') {
      open.push(c);
    } else if (c == '}') {
      open.pop();
    }
    return 1;
  }
}
