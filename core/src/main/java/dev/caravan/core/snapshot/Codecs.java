package dev.caravan.core.snapshot;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Immutable;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.ScoreParts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Codecs for the records of the model, made from their components. What many values share is
 * written once: texts, ids and the like are looked up in dictionaries.
 */
final class Codecs {
  /** Of these there are few different ones, each in many places. */
  private static final Set<Class<?>> FEW =
      Set.of(NodeId.class, JobId.class, EvaluationId.class, DeploymentId.class);

  /** Of these, many places have one and the same object. */
  private static final Set<Class<?>> SHARED = Set.of(Job.class, AllocatedResources.class);

  private final Map<Type, Codec<Object>> known = new HashMap<>();
  private int dictionaries;

  /** A codec for values of this class, which are not null. */
  @SuppressWarnings("unchecked")
  <T> Codec<T> of(Class<T> type) {
    return (Codec<T>) codec(type);
  }

  private Codec<Object> codec(Type type) {
    Codec<Object> before = known.get(type);
    if (before != null) {
      return before;
    }
    Codec<Object> made = make(type);
    known.put(type, made);
    return made;
  }

  private Codec<Object> make(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      Codec<Object> codec = RecordCodec.of(plain, this::component);
      if (FEW.contains(plain)) {
        return referring(codec, HashMap::new);
      }
      return SHARED.contains(plain) ? referring(codec, IdentityHashMap::new) : codec;
    }
    return plain.isEnum() ? constants(plain) : basic(plain);
  }

  /** By their names, which are the same few again and again. */
  private Codec<Object> constants(Class<?> type) {
    Map<String, Object> byName = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      byName.put(((Enum<?>) constant).name(), constant);
    }
    Codec<Object> text = codec(String.class);
    return codec(
        (value, out) -> text.write(((Enum<?>) value).name(), out),
        in -> Objects.requireNonNull(byName.get((String) text.read(in))));
  }

  private Component component(RecordComponent component) {
    return new Component(codec(component.getGenericType()), component.getType().isPrimitive());
  }

  private Codec<Object> basic(Class<?> type) {
    if (type == String.class) {
      return referring(
          codec((value, out) -> out.putText((String) value), Input::takeText), HashMap::new);
    }
    if (type == int.class || type == Integer.class) {
      return codec((value, out) -> out.putSigned((Integer) value), in -> (int) in.takeSigned());
    }
    if (type == long.class || type == Long.class) {
      return codec((value, out) -> out.putSigned((Long) value), Input::takeSigned);
    }
    if (type == double.class || type == Double.class) {
      return codec((value, out) -> out.putDouble((Double) value), Input::takeDouble);
    }
    if (type == boolean.class || type == Boolean.class) {
      return codec((value, out) -> out.putByte((Boolean) value ? 1 : 0), in -> in.takeByte() == 1);
    }
    if (type == Instant.class) {
      return codec(
          (value, out) -> {
            Instant instant = (Instant) value;
            out.putSigned(instant.getEpochSecond());
            out.putUnsigned(instant.get(ChronoField.NANO_OF_SECOND));
          },
          in -> Instant.ofEpochSecond(in.takeSigned(), in.takeUnsigned()));
    }
    if (type == Duration.class) {
      return codec(
          (value, out) -> {
            Duration duration = (Duration) value;
            out.putSigned(duration.toSeconds());
            out.putUnsigned(duration.toNanosPart());
          },
          in -> Duration.ofSeconds(in.takeSigned(), in.takeUnsigned()));
    }
    if (type == Object.class) {
      return new AnyCodec(codec(String.class));
    }
    throw new IllegalStateException(type + " cannot be put into a snapshot");
  }

  private Codec<Object> generic(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return list(codec(arguments[0]));
    }
    if (type.getRawType() == Set.class) {
      Codec<Object> list = list(codec(arguments[0]));
      return codec(
          (value, out) -> list.write(List.copyOf((Set<?>) value), out),
          in -> Collections.unmodifiableSet(new LinkedHashSet<>((List<?>) list.read(in))));
    }
    if (type.getRawType() == Map.class && arguments[1] == Double.class) {
      return scoreParts();
    }
    if (type.getRawType() == Map.class) {
      Codec<Object> map = map(codec(arguments[0]), codec(arguments[1]));
      return arguments[1] == Integer.class ? referring(map, IdentityHashMap::new) : map;
    }
    throw new IllegalStateException(type + " cannot be put into a snapshot");
  }

  private static Codec<Object> list(Codec<Object> element) {
    return codec(
        (value, out) -> {
          List<?> list = (List<?>) value;
          out.putUnsigned(list.size());
          list.forEach(one -> element.write(one, out));
        },
        in -> {
          int size = in.takeSize();
          List<Object> list = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            list.add(element.read(in));
          }
          return Collections.unmodifiableList(list);
        });
  }

  private static Codec<Object> map(Codec<Object> key, Codec<Object> value) {
    return codec(
        (map, out) -> {
          out.putUnsigned(((Map<?, ?>) map).size());
          ((Map<?, ?>) map)
              .forEach(
                  (name, one) -> {
                    key.write(name, out);
                    value.write(one, out);
                  });
        },
        in -> {
          int size = in.takeSize();
          Map<String, Object> map = new LinkedHashMap<>();
          for (int i = 0; i < size; i++) {
            map.put((String) key.read(in), value.read(in));
          }
          return Immutable.ordered(map);
        });
  }

  /** Scores have the same few names again and again. */
  private Codec<Object> scoreParts() {
    Codec<Object> text = codec(String.class);
    Codec<Object> names =
        referring(
            codec(
                (value, out) -> {
                  out.putUnsigned(((List<?>) value).size());
                  ((List<?>) value).forEach(name -> text.write(name, out));
                },
                in -> {
                  String[] read = new String[in.takeSize()];
                  for (int i = 0; i < read.length; i++) {
                    read[i] = (String) text.read(in);
                  }
                  return read;
                }),
            HashMap::new);
    return codec(
        (value, out) -> {
          Map<?, ?> parts = (Map<?, ?>) value;
          names.write(List.copyOf(parts.keySet()), out);
          parts.values().forEach(part -> out.putDouble((Double) part));
        },
        in -> {
          String[] read = (String[]) names.read(in);
          double[] values = new double[read.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = in.takeDouble();
          }
          return ScoreParts.of(read, values);
        });
  }

  private Codec<Object> referring(Codec<Object> codec, Supplier<Map<Object, Integer>> create) {
    int dictionary = dictionaries++;
    return codec(
        (value, out) -> {
          if (out.putReference(dictionary, value, create)) {
            codec.write(value, out);
          }
        },
        in -> in.takeReference(dictionary, () -> codec.read(in)));
  }

  private static Codec<Object> codec(
      BiConsumer<Object, Output> write, Function<Input, Object> read) {
    return new Codec<>() {
      @Override
      public void write(Object value, Output out) {
        write.accept(value, out);
      }

      @Override
      public Object read(Input in) {
        return read.apply(in);
      }
    };
  }
}
