package dev.caravan.example.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parameters of a request, behind its path. Immutable: each method gives new ones. */
public final class Query {
  private static final Query NONE = new Query(List.of());

  private final List<String> pairs;

  private Query(List<String> pairs) {
    this.pairs = pairs;
  }

  /** No parameters. */
  public static Query none() {
    return NONE;
  }

  /** One parameter. */
  public static Query of(String name, Object value) {
    return NONE.with(name, value);
  }

  /** These, and a parameter, which is written as text; also if there is one of its name. */
  public Query with(String name, Object value) {
    List<String> more = new ArrayList<>(pairs);
    more.add(encoded(name) + "=" + encoded(value.toString()));
    return new Query(more);
  }

  /** These, and a parameter unless it is empty. */
  public Query withUnlessEmpty(String name, String value) {
    return value.isEmpty() ? this : with(name, value);
  }

  /** A text as one step of a path. */
  public static String step(String text) {
    return encoded(text).replace("+", "%20");
  }

  String text() {
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
