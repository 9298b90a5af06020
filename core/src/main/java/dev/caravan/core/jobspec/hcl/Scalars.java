package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.syntax.Value;

/** Reads names, and values that are neither list nor object, in one of the languages. */
interface Scalars {

  /** A name or label, with or without quotes. */
  String name(Token token);

  /** The value between the two tokens; {@link Value.Unreadable} if it cannot be read. */
  Value read(Tokens tokens, int from, int to);
}
