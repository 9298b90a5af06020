package dev.caravan.core.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a driver's configuration holds: texts, numbers, booleans, lists and maps. */
final class AnyCodec implements Codec<Object> {
  private static final int NULL = 0;
  private static final int TEXT = 1;
  private static final int LONG = 2;
  private static final int DOUBLE = 3;
  private static final int TRUE = 4;
  private static final int FALSE = 5;
  private static final int LIST = 6;
  private static final int MAP = 7;

  private final Codec<Object> text;

  AnyCodec(Codec<Object> text) {
    this.text = text;
  }

  @Override
  public void write(@Nullable Object value, Output out) {
    if (value == null) {
      out.putByte(NULL);
    } else if (value instanceof String) {
      out.putByte(TEXT);
      text.write(value, out);
    } else if (value instanceof Long number) {
      out.putByte(LONG);
      out.putSigned(number);
    } else if (value instanceof Double number) {
      out.putByte(DOUBLE);
      out.putDouble(number);
    } else if (value instanceof Boolean flag) {
      out.putByte(flag ? TRUE : FALSE);
    } else if (value instanceof List<?> list) {
      out.putByte(LIST);
      out.putUnsigned(list.size());
      list.forEach(element -> write(element, out));
    } else if (value instanceof Map<?, ?> map) {
      out.putByte(MAP);
      out.putUnsigned(map.size());
      map.forEach(
          (key, element) -> {
            text.write(key, out);
            write(element, out);
          });
    } else {
      throw new IllegalStateException(value.getClass() + " cannot be put into a snapshot");
    }
  }

  @Override
  @SuppressWarnings("NullAway") // A configuration may hold a null where its file has one.
  public Object read(Input in) {
    int kind = in.takeByte();
    return switch (kind) {
      case NULL -> null;
      case TEXT -> text.read(in);
      case LONG -> in.takeSigned();
      case DOUBLE -> in.takeDouble();
      case TRUE, FALSE -> kind == TRUE;
      case LIST -> list(in);
      case MAP -> map(in);
      default -> throw new IllegalStateException("a snapshot holds a value of kind " + kind);
    };
  }

  private List<Object> list(Input in) {
    int size = in.takeSize();
    List<Object> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(read(in));
    }
    return Collections.unmodifiableList(list);
  }

  private Map<String, Object> map(Input in) {
    int size = in.takeSize();
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put((String) text.read(in), read(in));
    }
    return Collections.unmodifiableMap(map);
  }
}
