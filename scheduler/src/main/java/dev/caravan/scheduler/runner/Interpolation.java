package dev.caravan.scheduler.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of {@code ${…}}. A value is put in as it is: what it contains itself is
 * not looked at again.
 */
final class Interpolation {
  private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([^{}]*)}");
  private static final Pattern ENV_LOOKUP =
      Pattern.compile("env\\[\\s*\"([^\"]+)\"\\s*]|env\\[\\s*'([^']+)'\\s*]");

  private final Map<String, String> node;
  private final Map<String, String> environment;

  /**
   * @param node values of {@code node.…}, {@code attr.…} and {@code meta.…}
   * @param environment values of the task's variables; may still grow
   */
  Interpolation(Map<String, String> node, Map<String, String> environment) {
    this.node = node;
    this.environment = environment;
  }

  /** In a task's {@code env}, what is unknown stays as it is written. */
  String keepingUnknown(String text) {
    return replace(text, match -> orElse(value(match.group(2)), match.group()));
  }

  /**
   * In a driver's configuration, what is unknown is an error, unless a second dollar escapes it.
   */
  Map<String, Object> refusingUnknown(Map<String, Object> config) throws UnknownVariableException {
    Map<String, Object> result = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : config.entrySet()) {
      result.put(entry.getKey(), refusingUnknown("config." + entry.getKey(), entry.getValue()));
    }
    return result;
  }

  private Object refusingUnknown(String place, Object value) throws UnknownVariableException {
    if (value instanceof String text) {
      return refusingUnknown(place, text);
    }
    if (value instanceof List<?> list) {
      List<Object> result = new ArrayList<>(list.size());
      for (Object element : list) {
        result.add(refusingUnknown(place + "[" + result.size() + "]", element));
      }
      return result;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> result = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = String.valueOf(entry.getKey());
        result.put(key, refusingUnknown(place + "." + key, entry.getValue()));
      }
      return result;
    }
    return value;
  }

  private String refusingUnknown(String place, String text) throws UnknownVariableException {
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      if (!isEscaped(matcher) && value(matcher.group(2)) == null) {
        throw new UnknownVariableException(place, matcher.group(2));
      }
    }
    return replace(
        text,
        match ->
            isEscaped(match)
                ? match.group().substring(1)
                : orElse(value(match.group(2)), match.group()));
  }

  private static boolean isEscaped(MatchResult match) {
    return !match.group(1).isEmpty();
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null ? other : value;
  }

  private static String replace(String text, Function<MatchResult, String> replacement) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
  }

  private @Nullable String value(String name) {
    Matcher lookup = ENV_LOOKUP.matcher(name);
    if (lookup.matches()) {
      String variable = lookup.group(1) != null ? lookup.group(1) : lookup.group(2);
      return environment.get(variable);
    }
    String ofNode = node.get(name);
    return ofNode != null ? ofNode : environment.get(name);
  }
}
