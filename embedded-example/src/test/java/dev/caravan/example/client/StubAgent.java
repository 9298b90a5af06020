package dev.caravan.example.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A server that gives the answers that it was told, and remembers what it was asked. */
public final class StubAgent implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong index = new AtomicLong(1);

  private StubAgent(HttpServer server) {
    this.server = server;
  }

  /** What it was asked. */
  public record Request(String verb, String path, String query, String token, String body) {

    /** The verb, the path and the body. */
    @Override
    public String toString() {
      return verb + " " + path + (body.isEmpty() ? "" : " " + body);
    }
  }

  private record Answer(int status, String body) {}

  /** Starts one on a free port. */
  public static StubAgent start() {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      StubAgent agent = new StubAgent(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
      agent.server.createContext("/", agent::answer);
      agent.server.start();
      return agent;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is reached. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers this to requests of a path, one after the other; the last one for ever. */
  public StubAgent with(String path, String... bodies) {
    Deque<Answer> queue = new ArrayDeque<>();
    for (String body : bodies) {
      queue.add(new Answer(200, body));
    }
    answers.put(path, queue);
    return this;
  }

  /** Refuses requests of a path. */
  public StubAgent refusing(String path, int status, String reason) {
    answers.put(path, new ArrayDeque<>(List.of(new Answer(status, reason))));
    return this;
  }

  /** What it was asked so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** What it was asked to change. */
  public List<String> writes() {
    return requests.stream()
        .filter(request -> !request.verb().equals("GET"))
        .map(Request::toString)
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    String token = exchange.getRequestHeaders().getFirst("X-Nomad-Token");
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            path,
            query == null ? "" : query,
            token == null ? "" : token,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    Answer answer = next(path);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Nomad-Index", String.valueOf(index.incrementAndGet()));
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private synchronized Answer next(String path) {
    Deque<Answer> queue = answers.get(path);
    if (queue == null) {
      return new Answer(404, "nothing at " + path);
    }
    return queue.size() > 1 ? queue.remove() : queue.element();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
