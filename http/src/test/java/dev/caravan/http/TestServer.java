package dev.caravan.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.core.model.NodeResources;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A server on a free port with one node, and a client that speaks plain HTTP to it. */
public final class TestServer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Scheduler scheduler;
  private final HttpApi api;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestServer(UnaryOperator<HttpApiBuilder> settings, NodeConfig node) {
    scheduler =
        Scheduler.builder()
            .operator("tester")
            .node(node.drivers(new RawExecDriver(), new MockDriver()))
            .build();
    api = settings.apply(HttpApi.builder(scheduler).address("127.0.0.1", 0)).start();
  }

  /** A server with the default settings. */
  public static TestServer start() {
    return start(settings -> settings);
  }

  /** A server with other settings. */
  public static TestServer start(UnaryOperator<HttpApiBuilder> settings) {
    return new TestServer(
        settings,
        NodeConfig.named("solo")
            .meta(Map.of("rack", "r1"))
            .resources(NodeResources.of(4000, 4096, 10_000)));
  }

  /** A server with the default settings, whose only node is this one. */
  public static TestServer startOn(NodeConfig node) {
    return new TestServer(settings -> settings, node);
  }

  /** The scheduler behind it. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** Where it listens. */
  public URI uri() {
    return api.uri();
  }

  /** Stops listening, and leaves the scheduler as it is. */
  public void closeApi() {
    api.close();
  }

  /** The answer to a GET. */
  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  /** The JSON that a GET gives. */
  public JsonNode read(String path) {
    return json(get(path));
  }

  /** The answer to a POST. */
  public HttpResponse<String> post(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  /** The JSON that a POST gives. */
  public JsonNode write(String path, String body) {
    return json(post(path, body));
  }

  /** The answer to a DELETE. */
  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  /** A request to this server, to be completed and sent. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api.uri() + path)).timeout(Duration.ofSeconds(30));
  }

  /** Sends a request. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The client, for what takes long. */
  public HttpClient client() {
    return client;
  }

  /** What an answer has as JSON; fails if it is a refusal. */
  public static JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    try {
      return MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  /** A request body to register a job that a script of the mock driver runs. */
  public static String mockJob(String id, int count) {
    return """
        {"Job": {"ID": "%s", "Name": "%s", "Type": "service", "Datacenters": ["dc1"],
          "TaskGroups": [{"Name": "web", "Count": %d,
            "Update": {"MaxParallel": 1, "MinHealthyTime": 0, "HealthCheck": "task_states",
              "HealthyDeadline": 10000000000, "ProgressDeadline": 20000000000},
            "Tasks": [{"Name": "main", "Driver": "mock_driver", "Config": {"run_for": "1h"},
              "Resources": {"CPU": 20, "MemoryMB": 10}}]}]}}
        """
        .formatted(id, id, count);
  }

  @Override
  public void close() {
    api.close();
    scheduler.close();
  }
}
