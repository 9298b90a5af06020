package dev.caravan.core.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Bytes that {@link Output} has written, being read. */
final class Input {
  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;

  private final byte[] bytes;
  private int position;
  private final List<List<Object>> dictionaries = new ArrayList<>();

  Input(byte[] bytes) {
    this.bytes = bytes;
  }

  int takeByte() {
    return bytes[position++];
  }

  long takeUnsigned() {
    long value = 0;
    int shift = 0;
    int next = bytes[position++];
    while ((next & MORE) != 0) {
      value |= (long) (next & SEVEN_BITS) << shift;
      shift += 7;
      next = bytes[position++];
    }
    return value | ((long) next << shift);
  }

  int takeSize() {
    return Math.toIntExact(takeUnsigned());
  }

  long takeSigned() {
    long value = takeUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  double takeDouble() {
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits |= (bytes[position++] & 0xFFL) << (i * Byte.SIZE);
    }
    return Double.longBitsToDouble(bits);
  }

  String takeText() {
    int size = takeSize();
    String text = new String(bytes, position, size, StandardCharsets.UTF_8);
    position += size;
    return text;
  }

  /** What a reference means, or else what follows it. */
  Object takeReference(int dictionary, Supplier<Object> follows) {
    while (dictionaries.size() <= dictionary) {
      dictionaries.add(new ArrayList<>());
    }
    int reference = takeSize();
    List<Object> known = dictionaries.get(dictionary);
    if (reference > 0) {
      return known.get(reference - 1);
    }
    if (known.size() == Output.DICTIONARY_SIZE) {
      known.clear();
    }
    // Its place is that of when it began, also if what is in it has the same dictionary.
    int place = known.size();
    known.add(this);
    Object value = follows.get();
    known.set(place, value);
    return value;
  }
}
