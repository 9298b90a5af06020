package dev.caravan.core.storage;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** 32 bytes that stand for an event and all events before it. */
final class Hash {
  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes are not copied and must not be changed afterwards. */
  static Hash of(byte[] bytes) {
    return new Hash(bytes);
  }

  /** That of some bytes. */
  static Hash sha256(byte[] bytes) {
    return of(EventChain.sha256().digest(bytes));
  }

  static Hash parse(String digits) {
    return new Hash(HexFormat.of().parseHex(digits));
  }

  /** Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
