package dev.caravan.core.gotemplate;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Elements with the number of each. */
final class Counted implements Iterator<Map.Entry<?, ?>> {
  private final long size;
  private final IntFunction<@Nullable Object> element;
  private int at;

  Counted(long size, IntFunction<@Nullable Object> element) {
    this.size = size;
    this.element = element;
  }

  @Override
  public boolean hasNext() {
    return at < size;
  }

  @Override
  public Map.Entry<?, ?> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long number = at;
    return new SimpleImmutableEntry<Long, @Nullable Object>(number, element.apply(at++));
  }
}
