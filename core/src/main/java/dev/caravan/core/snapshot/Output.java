package dev.caravan.core.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Bytes that are being written, and what was written before and need not be written again. */
final class Output {
  /** A dictionary that has become so large begins anew, here and where it is read. */
  static final int DICTIONARY_SIZE = 1 << 16;

  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;

  private byte[] bytes = new byte[1 << 16];
  private int length;
  private final List<Map<Object, Integer>> dictionaries = new ArrayList<>();

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  void putByte(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  /** Small numbers take few bytes. */
  void putUnsigned(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~SEVEN_BITS) != 0) {
      bytes[length++] = (byte) ((rest & SEVEN_BITS) | MORE);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void putSigned(long value) {
    putUnsigned((value << 1) ^ (value >> 63));
  }

  void putDouble(double value) {
    reserve(Long.BYTES);
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[length++] = (byte) (bits >>> (i * Byte.SIZE));
    }
  }

  void putText(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    putUnsigned(encoded.length);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  /**
   * Writes a reference to what was written before.
   *
   * @return whether there was none, and the value itself must follow
   */
  boolean putReference(int dictionary, Object value, Supplier<Map<Object, Integer>> create) {
    while (dictionaries.size() <= dictionary) {
      dictionaries.add(Map.of());
    }
    Map<Object, Integer> known = dictionaries.get(dictionary);
    if (known.isEmpty()) {
      known = create.get();
      dictionaries.set(dictionary, known);
    }
    Integer before = known.get(value);
    if (before != null) {
      putUnsigned(before + 1L);
      return false;
    }
    putUnsigned(0);
    if (known.size() == DICTIONARY_SIZE) {
      known.clear();
    }
    known.put(value, known.size());
    return true;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
