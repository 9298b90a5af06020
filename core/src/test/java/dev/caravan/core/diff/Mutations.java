package dev.caravan.core.diff;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All copies of a record that differ from it in a single value, however deep that is. */
final class Mutations {
  private Mutations() {}

  /**
   * A copy, or a copy of a part.
   *
   * @param path the names of the components down to the value that differs
   */
  record Mutation(String path, Object value) {
    private Mutation within(String parent, Function<Object, Object> whole) {
      String separator = parent.isEmpty() || path.isEmpty() ? "" : ".";
      return new Mutation(parent + separator + path, whole.apply(value));
    }

    @Override
    public String toString() {
      return path;
    }
  }

  /** One mutation at least for each component; of a list or a map, those of its first element. */
  static List<Mutation> of(Record original) {
    List<Mutation> mutations = new ArrayList<>();
    RecordComponent[] components = original.getClass().getRecordComponents();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      values.add(get(component, original));
    }
    for (int i = 0; i < components.length; i++) {
      int at = i;
      ofValue(values.get(i)).stream()
          .map(each -> each.within(components[at].getName(), part -> copy(original, at, part)))
          .forEach(mutations::add);
    }
    return mutations;
  }

  private static List<Mutation> ofValue(Object value) {
    if (value instanceof Record record) {
      return of(record);
    }
    if (value instanceof List<?> list) {
      return ofValue(list.get(0)).stream()
          .map(each -> each.within("", element -> withFirst(list, element)))
          .toList();
    }
    if (value instanceof Map<?, ?> map) {
      Object key = map.keySet().iterator().next();
      return ofValue(map.get(key)).stream()
          .map(each -> each.within("", element -> with(map, key, element)))
          .toList();
    }
    return List.of(new Mutation("", another(value)));
  }

  private static Object another(Object value) {
    if (value instanceof String text) {
      return text + "-mutated";
    }
    if (value instanceof Integer number) {
      return number + 1;
    }
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Boolean flag) {
      return !flag;
    }
    if (value instanceof Duration duration) {
      return duration.plusSeconds(1);
    }
    if (value instanceof Enum<?> constant) {
      return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
          .filter(each -> !each.equals(constant))
          .findFirst()
          .orElseThrow();
    }
    throw new AssertionError("the original must say something everywhere, but not " + value);
  }

  private static List<Object> withFirst(List<?> list, Object first) {
    List<Object> copy = new ArrayList<>(list);
    copy.set(0, first);
    return copy;
  }

  private static Map<Object, Object> with(Map<?, ?> map, Object key, Object value) {
    Map<Object, Object> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }

  private static Object get(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Record copy(Record original, int at, Object value) {
    RecordComponent[] components = original.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = i == at ? value : get(components[i], original);
    }
    try {
      return original.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
