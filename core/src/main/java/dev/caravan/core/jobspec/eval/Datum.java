package dev.caravan.core.jobspec.eval;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an expression gives. */
public sealed interface Datum {

  /** What to call it in a message: {@code a string}, {@code a list} … */
  String kind();

  /** How much there is of it. */
  default Bulk bulk() {
    return Bulk.ONE;
  }

  /** {@code null}. */
  record Nothing() implements Datum {
    @Override
    public String kind() {
      return "null";
    }
  }

  /** A boolean. */
  record Flag(boolean flag) implements Datum {
    @Override
    public String kind() {
      return "a boolean";
    }
  }

  /** A number, without zeros at its end so that equal ones are equal. */
  record Numeral(BigDecimal number) implements Datum {
    public Numeral {
      number = number.stripTrailingZeros();
    }

    @Override
    public String kind() {
      return "a number";
    }
  }

  /** A string. */
  record Text(String text) implements Datum {
    @Override
    public String kind() {
      return "a string";
    }

    @Override
    public Bulk bulk() {
      return new Bulk(1L + text.length(), 1);
    }
  }

  /**
   * A list or a set.
   *
   * @param set whether it is a set: then there are no two equal values in it
   */
  record Items(List<Datum> values, boolean set, Bulk bulk) implements Datum {
    public Items {
      values = List.copyOf(values);
    }

    /** A list. */
    public static Items list(List<? extends Datum> values) {
      return new Items(List.copyOf(values), false, Bulk.of(values));
    }

    /** A set; values must not hold equal ones. */
    static Items set(List<? extends Datum> values) {
      return new Items(List.copyOf(values), true, Bulk.of(values));
    }

    @Override
    public String kind() {
      return set ? "a set" : "a list";
    }
  }

  /** An object or map, in the order of its keys. */
  record Fields(SortedMap<String, Datum> values, Bulk bulk) implements Datum {
    public Fields {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** An object of these. */
    public static Fields of(SortedMap<String, Datum> values) {
      long names = values.keySet().stream().mapToLong(String::length).sum();
      return new Fields(values, Bulk.of(values.values()).plus(names));
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /**
   * How much there is of something, were it written out.
   *
   * @param size characters and values
   * @param depth how deep it is nested; 1 for what is not
   */
  record Bulk(long size, int depth) {
    static final Bulk ONE = new Bulk(1, 1);

    static Bulk of(Collection<? extends Datum> values) {
      long size = 1;
      int depth = 0;
      for (Datum value : values) {
        size += value.bulk().size();
        depth = Math.max(depth, value.bulk().depth());
      }
      return new Bulk(size, depth + 1);
    }

    Bulk plus(long more) {
      return new Bulk(size + more, depth);
    }
  }
}
