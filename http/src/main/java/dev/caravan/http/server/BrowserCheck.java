package dev.caravan.http.server;

import dev.caravan.http.request.ApiException;
import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages from using the API through a browser of this machine: they could start processes.
 */
final class BrowserCheck {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final boolean loopbackOnly;

  /**
   * @param loopbackOnly whether the server listens for this machine only, so that a request for
   *     another host can only come by a name that a page made point here
   */
  BrowserCheck(boolean loopbackOnly) {
    this.loopbackOnly = loopbackOnly;
  }

  /**
   * Does nothing if a request may go on.
   *
   * @throws ApiException if a page of another origin sends it
   */
  void verify(String host, HttpFields headers) {
    if (loopbackOnly && !isLoopback(host)) {
      throw new ApiException(403, "This server answers to localhost only, not to " + host);
    }
    String origin = headers.get("Origin");
    if (origin != null && !host.equals(hostOf(origin))) {
      throw new ApiException(403, "Pages of " + origin + " may not use this API");
    }
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.startsWith("127.");
  }

  private static @Nullable String hostOf(String origin) {
    try {
      return URI.create(origin).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
