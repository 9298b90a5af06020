package dev.caravan.core.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a score is made of, as a map that cannot be changed. Each placement keeps a few of them, so
 * they are small: the names are shared.
 */
public final class ScoreParts extends AbstractMap<String, Double> {
  private final String[] names;
  private final double[] values;

  private ScoreParts(String[] names, double[] values) {
    this.names = names;
    this.values = values;
  }

  /**
   * Parts of these names and values, in this order.
   *
   * @param names kept as they are: nobody may change them
   * @param values kept as they are, as many as there are names
   */
  public static ScoreParts of(String[] names, double... values) {
    return new ScoreParts(names, values);
  }

  /** These and one more. */
  public ScoreParts and(String name, double value) {
    String[] moreNames = Arrays.copyOf(names, names.length + 1);
    double[] moreValues = Arrays.copyOf(values, values.length + 1);
    moreNames[names.length] = name;
    moreValues[values.length] = value;
    return new ScoreParts(moreNames, moreValues);
  }

  static ScoreParts copyOf(Map<String, Double> parts) {
    return parts instanceof ScoreParts small
        ? small
        : new ScoreParts(
            parts.keySet().toArray(new String[0]),
            parts.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public @Nullable Double get(Object key) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(key)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public Set<Entry<String, Double>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, Double>> iterator() {
        return new EntryIterator();
      }
    };
  }

  private final class EntryIterator implements Iterator<Entry<String, Double>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Entry<String, Double> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Entry<String, Double> entry = Map.entry(names[next], values[next]);
      next++;
      return entry;
    }
  }
}
