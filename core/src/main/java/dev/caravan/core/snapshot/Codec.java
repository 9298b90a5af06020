package dev.caravan.core.snapshot;

/** Writes values of one type, and reads them back. */
interface Codec<T> {
  void write(T value, Output out);

  T read(Input in);
}
