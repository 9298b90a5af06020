package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.eval.Refusal.Exhaustion;

/** How much evaluating one file may cost. */
final class Budget {
  /** How many characters may be made in all: 16 MiB. */
  static final long MAX_TEXT = 16 << 20;

  /** How many values or blocks one value or file may hold. */
  static final int MAX_ELEMENTS = 100_000;

  private static final long MAX_STEPS = 4_000_000;
  private static final int MAX_DEPTH = 250;
  private static final int MAX_NESTING = 90;

  private long steps;
  private long made;
  private int depth;
  private int blocks;

  /** Starts one part of an expression. */
  void descend() {
    work(1);
    depth++;
    if (depth > MAX_DEPTH) {
      throw new Exhaustion("this expression is nested too deep; split it with locals");
    }
  }

  /** Ends it. */
  void ascend() {
    depth--;
  }

  /** Pays for something that takes time in proportion to this. */
  void work(long amount) {
    steps += amount;
    if (steps > MAX_STEPS) {
      throw new Exhaustion("evaluating this file takes too many steps; make it simpler");
    }
  }

  /** Pays for reading a value. */
  void read(Datum datum) {
    work(datum.bulk().size() / 16);
  }

  /** Pays for a value that was made. */
  Datum make(Datum datum) {
    Datum.Bulk bulk = datum.bulk();
    if (bulk.depth() > MAX_NESTING) {
      throw new Exhaustion("this value is nested too deep; make it flatter");
    }
    make(bulk.size());
    return datum;
  }

  /** Pays for this many characters or values. */
  void make(long size) {
    made += size;
    if (made > MAX_TEXT) {
      throw new Exhaustion("this file expands to more than 16 MiB; make it smaller");
    }
  }

  void block() {
    work(1);
    blocks++;
    if (blocks > MAX_ELEMENTS) {
      String message = "this file expands to more than %,d blocks; make it smaller";
      throw new Exhaustion(message.formatted(MAX_ELEMENTS));
    }
  }
}
