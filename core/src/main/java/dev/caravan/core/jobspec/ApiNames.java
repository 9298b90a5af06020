package dev.caravan.core.jobspec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How Nomad's API writes the words of job files: {@code max_parallel} is {@code MaxParallel}. */
final class ApiNames {
  private static final Set<String> CAPITALS =
      Set.of(
          "ca", "cidr", "cni", "dns", "id", "iops", "numa", "sds", "sni", "tcp", "tls", "ttl", "ui",
          "uid", "url");

  private static final Map<String, String> PLURALS = Map.of("cidrs", "CIDRs", "uids", "UIDs");

  private ApiNames() {}

  /** The field for a key. */
  static String field(String key) {
    return Arrays.stream(key.split("_")).map(ApiNames::part).collect(Collectors.joining());
  }

  private static String part(String word) {
    if (CAPITALS.contains(word)) {
      return word.toUpperCase(Locale.ROOT);
    }
    String capitalised = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    return PLURALS.getOrDefault(word, capitalised);
  }

  /** The key for a field that has no key of another name. */
  static String key(String field) {
    return field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
