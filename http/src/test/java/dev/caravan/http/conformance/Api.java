package dev.caravan.http.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP to the server under test. */
final class Api {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;

  Api(URI server) {
    this.server = server;
  }

  /** An answer. */
  record Reply(int status, String text, HttpResponse<String> response) {
    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** The body as JSON. */
    JsonNode json() {
      try {
        return RecordedCase.MAPPER.readTree(text);
      } catch (JsonProcessingException e) {
        throw new Trouble("no JSON: " + text, e);
      }
    }
  }

  /** A request could not be made, or its answer makes no sense. */
  static final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Trouble(String message) {
      super(message);
    }

    Trouble(String message, Throwable cause) {
      super(message, cause);
    }
  }

  Reply get(String path) {
    return call("GET", path, null);
  }

  Reply post(String path, JsonNode body) {
    return call("POST", path, body.toString());
  }

  Reply call(String verb, String path, @Nullable String body) {
    BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path))
            .method(verb, content)
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      return send(request);
    } catch (IOException e) {
      throw new Trouble(verb + " " + path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("interrupted", e);
    }
  }

  /** Once more if the connection was closed after the last answer, as it is after a bad path. */
  private Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response;
    try {
      response = client.send(request, BodyHandlers.ofString());
    } catch (IOException closed) {
      response = client.send(request, BodyHandlers.ofString());
    }
    return new Reply(response.statusCode(), response.body(), response);
  }

  /** A list; empty where there is no such thing. */
  List<JsonNode> list(String path) {
    Reply reply = get(path);
    if (reply.status() == 404) {
      return List.of();
    }
    if (!reply.ok()) {
      throw new Trouble(path + ": " + reply.status() + " " + reply.text());
    }
    List<JsonNode> items = new ArrayList<>();
    reply.json().forEach(items::add);
    return items;
  }

  /** A thing; missing where there is none. */
  JsonNode find(String path) {
    Reply reply = get(path);
    if (reply.status() == 404) {
      return MissingNode.getInstance();
    }
    if (!reply.ok()) {
      throw new Trouble(path + ": " + reply.status() + " " + reply.text());
    }
    return reply.json();
  }

  static String quoted(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The path of a job, or of something below it. */
  static String job(String id, String rest) {
    return "/v1/job/" + quoted(id) + rest;
  }
}
