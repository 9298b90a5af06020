package dev.caravan.core.snapshot;

import org.jspecify.annotations.Nullable;

/** Writes a component of a record, which may be null, and reads it back. */
final class Component {
  private final Codec<Object> codec;
  private final boolean isPrimitive;

  Component(Codec<Object> codec, boolean isPrimitive) {
    this.codec = codec;
    this.isPrimitive = isPrimitive;
  }

  void write(@Nullable Object value, Output out) {
    if (!isPrimitive) {
      out.putByte(value == null ? 0 : 1);
    }
    if (value != null) {
      codec.write(value, out);
    }
  }

  @Nullable Object read(Input in) {
    return isPrimitive || in.takeByte() == 1 ? codec.read(in) : null;
  }
}
