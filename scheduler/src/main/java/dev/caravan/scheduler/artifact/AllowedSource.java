package dev.caravan.scheduler.artifact;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * A place that artifacts may come from.
 *
 * @param scheme {@code http}, {@code https} or {@code file}
 * @param host in lower case; empty for files
 * @param port the port; -1 for files
 * @param path where it begins; it ends with a slash
 */
public record AllowedSource(String scheme, String host, int port, String path) {
  private static final Set<String> SCHEMES = Set.of("http", "https", "file");

  static AllowedSource of(String prefix) {
    URI uri = URI.create(prefix).normalize();
    String scheme = scheme(uri);
    if (!SCHEMES.contains(scheme) || (!scheme.equals("file") && uri.getHost() == null)) {
      throw new IllegalArgumentException(
          "\"%s\" is no place for artifacts: use https://HOST/PATH/ or file:///PATH/"
              .formatted(prefix));
    }
    String path = path(uri);
    return new AllowedSource(scheme, host(uri), port(uri), path.endsWith("/") ? path : path + "/");
  }

  /** Whether a source is this place, or beneath it. */
  boolean covers(URI source) {
    String wanted = path(source);
    return scheme.equals(scheme(source))
        && host.equals(host(source))
        && port == port(source)
        && !wanted.contains("/../")
        && !wanted.endsWith("/..")
        && (wanted + "/").startsWith(path);
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static String host(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return switch (scheme(uri)) {
      case "https" -> 443;
      case "http" -> 80;
      default -> -1;
    };
  }

  /** Decoded, so that no encoded dots lead out of it. */
  private static String path(URI uri) {
    return uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
  }
}
