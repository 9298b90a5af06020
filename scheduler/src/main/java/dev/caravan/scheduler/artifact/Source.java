package dev.caravan.scheduler.artifact;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an artifact comes from, and how it is fetched. As with go-getter, an option may as well be
 * a part of the source's query, and what is no option of a fetcher is sent to the server.
 *
 * @param place where from, without options
 * @param options {@code archive}, {@code checksum} and {@code filename}
 */
record Source(URI place, Map<String, String> options) {
  private static final Set<String> OPTIONS = Set.of("archive", "checksum", "filename");

  /**
   * Takes apart what belongs to the source and what says how it is fetched.
   *
   * @param written as in the job file
   * @param apart options beside it, which go before those in its query
   * @throws IllegalArgumentException if the query cannot be read
   */
  static Source of(URI written, Map<String, String> apart) {
    Map<String, String> options = new LinkedHashMap<>();
    List<String> sent = new ArrayList<>();
    for (String pair : pairs(written.getRawQuery())) {
      String name = decoded(pair.split("=", 2)[0]);
      if (OPTIONS.contains(name)) {
        options.put(name, pair.contains("=") ? decoded(pair.split("=", 2)[1]) : "");
      } else if (!apart.containsKey(name)) {
        sent.add(pair);
      }
    }
    apart.forEach(
        (name, value) -> {
          if (OPTIONS.contains(name)) {
            options.put(name, value);
          } else {
            sent.add(encoded(name) + "=" + encoded(value));
          }
        });
    return new Source(withQuery(written, String.join("&", sent)), options);
  }

  private static List<String> pairs(@Nullable String query) {
    return query == null || query.isEmpty() ? List.of() : List.of(query.split("&", -1));
  }

  private static URI withQuery(URI source, String query) {
    if (source.getRawAuthority() == null) {
      return source;
    }
    String place = source.getScheme() + "://" + source.getRawAuthority() + source.getRawPath();
    return URI.create(query.isEmpty() ? place : place + "?" + query);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
