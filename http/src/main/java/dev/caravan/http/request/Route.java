package dev.caravan.http.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with named places.
 *
 * <p>{@code {name}} stands for one element, {@code {name*}} for one or more: ids of jobs contain
 * slashes, which many clients do not encode.
 */
final class Route {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(\\*?)}");

  private final Pattern pattern;
  private final List<String> names;
  private final int fixedLength;
  private final Map<Method, Endpoint> endpoints = new EnumMap<>(Method.class);

  private Route(Pattern pattern, List<String> names, int fixedLength) {
    this.pattern = pattern;
    this.names = names;
    this.fixedLength = fixedLength;
  }

  static Route of(String template) {
    StringBuilder regex = new StringBuilder();
    List<String> names = new ArrayList<>();
    Matcher places = PLACE.matcher(template);
    int end = 0;
    while (places.find()) {
      regex.append(Pattern.quote(template.substring(end, places.start())));
      regex.append(places.group(2).isEmpty() ? "([^/]+)" : "(.+)");
      names.add(places.group(1));
      end = places.end();
    }
    regex.append(Pattern.quote(template.substring(end)));
    int fixedLength = places.replaceAll("").length();
    return new Route(Pattern.compile(regex.toString()), names, fixedLength);
  }

  void put(Method method, Endpoint endpoint) {
    endpoints.put(method, endpoint);
  }

  Optional<Endpoint> endpoint(Method method) {
    return Optional.ofNullable(endpoints.get(method));
  }

  /** How many characters a path must have in common with this one. */
  int fixedLength() {
    return fixedLength;
  }

  /** Whether a path is of this form. */
  boolean fits(String rawPath) {
    return pattern.matcher(rawPath).matches();
  }

  /**
   * What stands at the named places of a path that fits, decoded.
   *
   * @throws ApiException if it is not properly encoded
   */
  Map<String, String> names(String rawPath) {
    Matcher matcher = pattern.matcher(rawPath);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(rawPath);
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      found.put(names.get(i), decode(matcher.group(i + 1)));
    }
    return found;
  }

  private static String decode(String text) {
    try {
      // In a path, unlike in a query, a plus is a plus.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("The path contains a broken % escape");
    }
  }
}
