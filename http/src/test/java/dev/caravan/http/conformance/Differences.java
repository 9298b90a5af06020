package dev.caravan.http.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What differs between two results, in sentences. */
final class Differences {
  /** Lists whose order means nothing. */
  private static final Set<String> BAGS = Set.of("allocations", "deployments", "children");

  private Differences() {}

  static List<String> of(JsonNode wanted, JsonNode got) {
    return of(wanted, got, "");
  }

  private static List<String> of(JsonNode wanted, JsonNode got, String path) {
    if (last(path).equals("error") && wanted.has("must_mention")) {
      return error(wanted, got, path);
    }
    if (wanted.isObject() && got.isObject()) {
      return objects(wanted, got, path);
    }
    if (wanted.isArray() && got.isArray()) {
      return isBag(path) ? bags(wanted, got, path) : lists(wanted, got, path);
    }
    return same(wanted, got)
        ? List.of()
        : List.of("%s: expected %s, got %s".formatted(path, wanted, got));
  }

  private static boolean same(JsonNode wanted, JsonNode got) {
    return (wanted.isNumber() && got.isNumber())
        ? Math.abs(wanted.doubleValue() - got.doubleValue()) < 1e-6
        : wanted.equals(got);
  }

  /** Only the key words of a refusal count. */
  private static List<String> error(JsonNode wanted, JsonNode got, String path) {
    String said = got.path("said").asText().toLowerCase(Locale.ROOT);
    List<String> out = new ArrayList<>();
    for (JsonNode word : wanted.get("must_mention")) {
      if (!said.contains(word.asText().toLowerCase(Locale.ROOT))) {
        out.add("%s: should mention %s, but is %s".formatted(path, word, got));
      }
    }
    return out;
  }

  private static List<String> objects(JsonNode wanted, JsonNode got, String path) {
    Set<String> names = new LinkedHashSet<>();
    wanted.fieldNames().forEachRemaining(names::add);
    got.fieldNames().forEachRemaining(names::add);
    List<String> out = new ArrayList<>();
    for (String name : names) {
      String inner = path.isEmpty() ? name : path + "/" + name;
      if (!got.has(name)) {
        out.add("%s: missing, expected %s".formatted(inner, wanted.get(name)));
      } else if (!wanted.has(name)) {
        out.add("%s: unexpected %s".formatted(inner, got.get(name)));
      } else {
        out.addAll(of(wanted.get(name), got.get(name), inner));
      }
    }
    return out;
  }

  private static List<String> lists(JsonNode wanted, JsonNode got, String path) {
    if (wanted.size() != got.size()) {
      return List.of("%s: expected %s, got %s".formatted(path, wanted, got));
    }
    List<String> out = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      out.addAll(of(wanted.get(i), got.get(i), path + "/" + i));
    }
    return out;
  }

  private static List<String> bags(JsonNode wanted, JsonNode got, String path) {
    List<JsonNode> left = new ArrayList<>();
    got.forEach(left::add);
    List<String> out = new ArrayList<>();
    for (JsonNode item : wanted) {
      JsonNode nearest =
          left.stream()
              .min(Comparator.comparingInt(one -> of(item, one, path).size()))
              .orElse(null);
      if (nearest == null) {
        out.add("%s: missing %s".formatted(path, item));
      } else {
        left.remove(nearest);
        out.addAll(of(item, nearest, path + "/" + item.path("name").asText("-")));
      }
    }
    left.forEach(item -> out.add("%s: unexpected %s".formatted(path, item)));
    return out;
  }

  private static boolean isBag(String path) {
    String[] keys = path.split("/", -1);
    return BAGS.contains(last(path))
        || (keys.length >= 2 && keys[keys.length - 2].equals("evaluations"));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
