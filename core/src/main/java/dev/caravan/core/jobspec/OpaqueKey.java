package dev.caravan.core.jobspec;

import java.util.List;

/**
 * A key of Nomad's job specification that is kept and has no effect.
 *
 * @param name in job files
 * @param field in Nomad's API
 * @param kind what it holds
 * @param keys what may stand in it, of a block
 */
record OpaqueKey(String name, String field, Kind kind, List<OpaqueKey> keys) {

  /** What a key holds, in a word for people. */
  enum Kind {
    TEXT("string"),
    TEXTS("list of strings"),
    NUMBER("number"),
    FLAG("boolean"),
    /** In the API a number of nanoseconds. */
    DURATION("duration"),
    PAIRS("map"),
    /** Whatever somebody else understands. */
    CONFIG("map of any values"),
    ONCE("block"),
    /** In the API a list of objects. */
    LIST("blocks"),
    /** In the API a list of objects that have the label as their name. */
    NAMED("blocks with a label"),
    /** In the API an object in which the labels are the keys. */
    MAPPED("blocks with a label");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    boolean isBlock() {
      return compareTo(ONCE) >= 0;
    }

    boolean isLabelled() {
      return compareTo(NAMED) >= 0;
    }
  }

  /** This key by another name in the API than the rule gives. */
  OpaqueKey as(String other) {
    return new OpaqueKey(name, other, kind, keys);
  }
}
