package dev.caravan.http;

import dev.caravan.http.server.ServerSettings;
import dev.caravan.scheduler.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link HttpApi}.
 *
 * <p>The defaults: 127.0.0.1, port 4646, no token, bodies of up to 8 MiB, connections silent for up
 * to 60 seconds.
 */
public final class HttpApiBuilder {
  private final Scheduler scheduler;
  private String host = "127.0.0.1";
  private int port = 4646;
  private @Nullable String token;
  private @Nullable String tokenLabel;
  private int maxBodyBytes = 8 << 20;
  private Duration idleTimeout = Duration.ofSeconds(60);

  HttpApiBuilder(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Where to listen. Whoever reaches this address can start processes here, so one that others
   * reach should go with a {@link #token}.
   *
   * @param host a name or address of this machine; 0.0.0.0 for all of them
   * @param port the port; 0 for any free one, which {@link HttpApi#address} then tells
   * @throws IllegalArgumentException if the port is none
   */
  public HttpApiBuilder address(String host, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be between 0 and 65535, but is " + port);
    }
    this.host = host;
    this.port = port;
    return this;
  }

  /**
   * What clients must present, as {@code X-Nomad-Token} or as a bearer token.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public HttpApiBuilder token(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("a token must not be blank; leave it out for none");
    }
    this.token = token;
    return this;
  }

  /**
   * The same, with a name for who has the token: the log has it beside the address of each request.
   *
   * @throws IllegalArgumentException if one of them is blank
   */
  public HttpApiBuilder token(String token, String label) {
    if (label.isBlank()) {
      throw new IllegalArgumentException("the label of a token must not be blank");
    }
    this.tokenLabel = label;
    return token(token);
  }

  /**
   * How long the body of a request may be, in bytes; longer ones are answered with 413.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public HttpApiBuilder maxBodyBytes(int bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("maxBodyBytes must be positive, but is " + bytes);
    }
    this.maxBodyBytes = bytes;
    return this;
  }

  /**
   * How long a connection may be silent, and how long the body of a request may take to come.
   * Queries that wait for news and streams are not silent.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public HttpApiBuilder idleTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("idleTimeout must be positive, but is " + timeout);
    }
    this.idleTimeout = timeout;
    return this;
  }

  /**
   * Starts the server.
   *
   * @throws java.io.UncheckedIOException if it cannot listen on its address
   */
  public HttpApi start() {
    return HttpApi.start(
        scheduler, new ServerSettings(host, port, token, tokenLabel, maxBodyBytes, idleTimeout));
  }
}
