package dev.caravan.scheduler.feasibility;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The datacenters of a job; in their names {@code *} stands for anything. */
public final class Datacenters {
  private static final String ANYTHING = "*";

  private final List<String> names;
  private final List<Pattern> patterns;
  private final Map<String, Boolean> known = new HashMap<>();

  /** As the job names them. */
  public Datacenters(List<String> names) {
    this.names = List.copyOf(names);
    this.patterns = names.stream().map(Datacenters::pattern).toList();
  }

  /** Whether a datacenter is one of them. */
  public boolean contain(String datacenter) {
    return known.computeIfAbsent(datacenter, this::matches);
  }

  private boolean matches(String datacenter) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(datacenter).matches());
  }

  /** Those that are named in full. */
  public List<String> named() {
    return names.stream().filter(name -> !name.contains(ANYTHING)).toList();
  }

  private static Pattern pattern(String name) {
    return Pattern.compile(
        Arrays.stream(name.split(Pattern.quote(ANYTHING), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
