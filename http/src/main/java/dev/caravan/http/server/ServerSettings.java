package dev.caravan.http.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the server is told by its builder.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any free one
 * @param token what clients must present; null for nothing
 * @param tokenLabel what that token is called in the log; null for nothing
 * @param maxBodyBytes how long the body of a request may be
 * @param idleTimeout how long a connection may be silent, and a body take to come
 */
public record ServerSettings(
    String host,
    int port,
    @Nullable String token,
    @Nullable String tokenLabel,
    int maxBodyBytes,
    Duration idleTimeout) {

  /** The same for another server beside this one. */
  public ServerSettings onAnyPort() {
    return new ServerSettings(host, 0, token, tokenLabel, maxBodyBytes, idleTimeout);
  }
}
