package dev.caravan.http.server;

import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A running HTTP server. */
public final class WebServer implements AutoCloseable {
  private static final int WORKERS_AT_MOST = 64;

  private final Server server;
  private final ServerConnector connector;
  private final RequestHandler handler;
  private final BlockedQueries blocked;

  private WebServer(
      Server server, ServerConnector connector, RequestHandler handler, BlockedQueries blocked) {
    this.server = server;
    this.connector = connector;
    this.handler = handler;
    this.blocked = blocked;
  }

  /**
   * Starts a server.
   *
   * @throws UncheckedIOException if it cannot listen on that address
   */
  public static WebServer start(ServerSettings settings, Scheduler scheduler, Router router) {
    QueuedThreadPool threads = new QueuedThreadPool(WORKERS_AT_MOST, 4);
    threads.setName("caravan-http");
    threads.setDaemon(true);
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, 1, 1, http());
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idleTimeout().toMillis());
    server.addConnector(connector);
    BlockedQueries blocked = new BlockedQueries(scheduler, threads);
    boolean open = settings.token() == null;
    RequestHandler handler =
        new RequestHandler(
            settings,
            new TokenCheck(settings.token()),
            open ? new BrowserCheck(isLoopback(settings.host())) : null,
            new Conversation(
                scheduler, router, new Callers(settings.tokenLabel()), blocked, threads));
    server.setHandler(handler);
    server.setErrorHandler(new PlainErrors());
    WebServer started = new WebServer(server, connector, handler, blocked);
    started.start(settings);
    return started;
  }

  private static HttpConnectionFactory http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    // Ids of jobs contain slashes, percent signs and dots; no path here ever names a file.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "Nomad",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));
    return new HttpConnectionFactory(http);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void start(ServerSettings settings) {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new UncheckedIOException(
          new IOException(
              "cannot listen on %s:%d; choose another address or port"
                  .formatted(settings.host(), settings.port()),
              e));
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
  }

  /** Listens no more, then ends queries that wait and streams. */
  @Override
  public void close() {
    // First of all: a connection taken on while the server stops may stay open, and never be
    // served.
    connector.close();
    blocked.close();
    handler.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server could not be stopped", e);
    }
  }
}
