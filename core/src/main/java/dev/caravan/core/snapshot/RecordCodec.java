package dev.caravan.core.snapshot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record is its components, one after the other. */
final class RecordCodec implements Codec<Object> {
  private final MethodHandle constructor;
  private final MethodHandle[] accessors;
  private final List<Component> components;

  private RecordCodec(
      MethodHandle constructor, MethodHandle[] accessors, List<Component> components) {
    this.constructor = constructor;
    this.accessors = accessors;
    this.components = components;
  }

  /**
   * Finds out how a class of records is made.
   *
   * @param components how each component is written
   */
  static RecordCodec of(Class<?> type, Function<RecordComponent, Component> components) {
    RecordComponent[] all = type.getRecordComponents();
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle constructor =
          lookup.findConstructor(
              type,
              MethodType.methodType(
                  void.class,
                  Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new)));
      MethodHandle[] accessors = new MethodHandle[all.length];
      for (int i = 0; i < all.length; i++) {
        accessors[i] =
            lookup
                .unreflect(all[i].getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
      }
      return new RecordCodec(
          constructor
              .asType(constructor.type().changeReturnType(Object.class))
              .asSpreader(Object[].class, all.length),
          accessors,
          Arrays.stream(all).map(components).toList());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be put into a snapshot", e);
    }
  }

  @Override
  public void write(Object value, Output out) {
    for (int i = 0; i < components.size(); i++) {
      components.get(i).write(component(i, value), out);
    }
  }

  private @Nullable Object component(int index, Object value) {
    try {
      return (Object) accessors[index].invokeExact(value);
    } catch (Throwable e) {
      throw new IllegalStateException("an accessor of " + value.getClass() + " failed", e);
    }
  }

  @Override
  public Object read(Input in) {
    @Nullable Object[] values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = components.get(i).read(in);
    }
    try {
      return (Object) constructor.invokeExact(values);
    } catch (Throwable e) {
      throw new IllegalStateException("a record cannot be made of " + Arrays.toString(values), e);
    }
  }
}
