package dev.caravan.http;

import dev.caravan.http.endpoint.Endpoints;
import dev.caravan.http.endpoint.ServedFork;
import dev.caravan.http.request.Router;
import dev.caravan.http.server.ServerSettings;
import dev.caravan.http.server.WebServer;
import dev.caravan.scheduler.Scheduler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A server of Nomad's HTTP API for a scheduler: Nomad's command line, SDKs and scripts can talk to
 * it. Made by {@link #builder}; to be closed before the scheduler is.
 */
public final class HttpApi implements AutoCloseable {
  private final WebServer server;

  private HttpApi(WebServer server) {
    this.server = server;
  }

  /** Starts the making of a server for this scheduler. */
  public static HttpApiBuilder builder(Scheduler scheduler) {
    return new HttpApiBuilder(scheduler);
  }

  static HttpApi start(Scheduler scheduler, ServerSettings settings) {
    AtomicReference<InetSocketAddress> address = new AtomicReference<>();
    Router router =
        Endpoints.of(
            scheduler,
            () -> Objects.requireNonNull(address.get(), "not started"),
            fork -> served(fork, settings));
    WebServer server = WebServer.start(settings, scheduler, router);
    address.set(server.address());
    return new HttpApi(server);
  }

  private static ServedFork served(Scheduler fork, ServerSettings settings) {
    HttpApi api = start(fork, settings.onAnyPort());
    return new ServedFork(api.uri(), api::close);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.address();
  }

  /** The address as clients take it, such as {@code http://127.0.0.1:4646}. */
  public URI uri() {
    InetSocketAddress address = address();
    String host = address.getHostString();
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + literal + ":" + address.getPort());
  }

  /** Ends queries that wait and streams, and listens no more. The scheduler goes on. */
  @Override
  public void close() {
    server.close();
  }
}
