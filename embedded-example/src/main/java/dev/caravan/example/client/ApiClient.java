package dev.caravan.example.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asks an agent. Each method throws {@link ApiException} if it cannot be asked or refuses. */
public final class ApiClient {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final Server server;

  /** A client of this server. */
  public ApiClient(Server server) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
  }

  /**
   * What is asked, and as whom.
   *
   * @param address such as {@code http://127.0.0.1:4646}
   * @param namespace where jobs are looked for; empty for the default
   * @param region empty for the agent's own
   * @param token empty for none
   * @param at the moment of its history that is asked about; empty for now
   */
  public record Server(URI address, String namespace, String region, String token, String at) {}

  /** Whom it asks. */
  public URI address() {
    return server.address();
  }

  /** An answer to a query, and the index with which a later one can wait for news. */
  public record Reply<T>(T value, long index) {}

  /** Reads one thing. */
  public <T> T get(Class<T> type, String path, Query query) {
    return ApiJson.read(getJson(path, query), type);
  }

  /** Reads one thing. */
  public <T> T get(Class<T> type, String path) {
    return get(type, path, Query.none());
  }

  /** Reads one thing that need not be there. */
  public <T> @Nullable T getIfAny(Class<T> type, String path) {
    JsonNode json = getJson(path, Query.none());
    return json.isNull() ? null : ApiJson.read(json, type);
  }

  /** Reads a list. */
  public <T> List<T> list(Class<T> type, String path, Query query) {
    JsonNode json = getJson(path, query);
    return json.isNull() ? List.of() : ApiJson.readList(json, type);
  }

  /** Reads a list. */
  public <T> List<T> list(Class<T> type, String path) {
    return list(type, path, Query.none());
  }

  /** Reads one thing, once it is newer than this index or some time has passed. */
  public <T> Reply<T> getNewer(Class<T> type, String path, long index) {
    Query query = Query.of("index", index).with("wait", "2s");
    HttpResponse<InputStream> response = answered("GET", path, query, null);
    long newest = response.headers().firstValueAsLong("X-Nomad-Index").orElse(0);
    return new Reply<>(ApiJson.read(json(response), type), newest);
  }

  /** Reads JSON as it comes. */
  public JsonNode getJson(String path, Query query) {
    return json(answered("GET", path, query, null));
  }

  /** Reads bytes as they come; to be closed by the caller. */
  public InputStream stream(String path, Query query) {
    return answered("GET", path, query, null).body();
  }

  /** Asks for a change whose answer tells how far it is; to be closed by the caller. */
  public InputStream putForStream(String path, Query query) {
    return answered("PUT", path, query, null).body();
  }

  /** Reads bytes, all of them. */
  public byte[] bytes(String path, Query query) {
    return bytes(answered("GET", path, query, null));
  }

  /** Opens a web socket; {@link CompletionException} if the agent refuses. */
  WebSocket socket(String path, Query query, WebSocket.Listener listener) {
    // Of http, ws is made, and of https wss.
    URI uri = URI.create(uri(path, query).toString().replaceFirst("^http", "ws"));
    WebSocket.Builder socket = http.newWebSocketBuilder().connectTimeout(CONNECT_LIMIT);
    if (!server.token().isEmpty()) {
      socket.header("X-Nomad-Token", server.token());
    }
    return socket.buildAsync(uri, listener).join();
  }

  /** Asks for a change. */
  public <T> T put(Class<T> type, String path, JsonNode body) {
    return put(type, path, Query.none(), body);
  }

  /** Asks for a change. */
  public <T> T put(Class<T> type, String path, Query query, JsonNode body) {
    return ApiJson.read(json(answered("PUT", path, query, body)), type);
  }

  /** Asks for a change whose answer says nothing. */
  public void put(String path, JsonNode body) {
    text(answered("PUT", path, Query.none(), body));
  }

  /** Asks for the end of something. */
  public <T> T delete(Class<T> type, String path, Query query) {
    return ApiJson.read(json(answered("DELETE", path, query, null)), type);
  }

  /** Reads an answer into one of the API's shapes. */
  public static <T> T read(Class<T> type, JsonNode json) {
    return ApiJson.read(json, type);
  }

  /** Reads an answer into a list of one of the API's shapes. */
  public static <T> List<T> readList(Class<T> type, JsonNode json) {
    return json.isNull() ? List.of() : ApiJson.readList(json, type);
  }

  /** An array of these. */
  public static JsonNode array(List<JsonNode> elements) {
    return ApiJson.array().addAll(elements);
  }

  /** A document. */
  public static JsonNode tree(String json) {
    return ApiJson.tree(json);
  }

  /** An empty object, to be filled and sent. */
  public static ObjectNode object() {
    return ApiJson.object();
  }

  private HttpResponse<InputStream> answered(
      String verb, String path, Query query, @Nullable JsonNode body) {
    if (!verb.equals("GET") && !server.at().isEmpty()) {
      throw new ApiException(0, "what was at another moment can be read, but not changed");
    }
    URI uri = uri(path, query);
    HttpResponse<InputStream> response = send(verb, uri, body);
    if (response.statusCode() / 100 != 2) {
      throw new ApiException(
          response.statusCode(),
          "Unexpected response code: %d (%s)".formatted(response.statusCode(), text(response)));
    }
    return response;
  }

  private HttpResponse<InputStream> send(String verb, URI uri, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                verb,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (!server.token().isEmpty()) {
      request.header("X-Nomad-Token", server.token());
    }
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unreachable(verb, uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(0, "interrupted", e);
    }
  }

  private URI uri(String path, Query query) {
    String parameters =
        query
            .withUnlessEmpty("namespace", server.namespace())
            .withUnlessEmpty("region", server.region())
            .withUnlessEmpty("at", server.at())
            .text();
    String base = server.address().toString();
    return URI.create(
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path + parameters);
  }

  /** In the words of Nomad's command line, which are those of Go. */
  private static ApiException unreachable(String verb, URI uri, IOException e) {
    String go = verb.charAt(0) + verb.substring(1).toLowerCase(Locale.ROOT);
    String why =
        e instanceof ConnectException
            ? "dial tcp %s:%d: connect: connection refused".formatted(uri.getHost(), uri.getPort())
            : String.valueOf(e.getMessage());
    return new ApiException(0, "%s \"%s\": %s".formatted(go, uri, why), e);
  }

  private static JsonNode json(HttpResponse<InputStream> response) {
    return ApiJson.tree(text(response));
  }

  private static String text(HttpResponse<InputStream> response) {
    return new String(bytes(response), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      return body.readAllBytes();
    } catch (InterruptedIOException e) {
      throw new ApiException(0, "the agent took too long to answer", e);
    } catch (IOException e) {
      throw new ApiException(0, "the agent's answer broke off: " + e.getMessage(), e);
    }
  }
}
