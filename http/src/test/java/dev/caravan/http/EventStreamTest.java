package dev.caravan.http;

import static dev.caravan.http.TestServer.mockJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TestServer server = TestServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void tellsWhatHappens() throws Exception {
    try (Events events = open("topic=Job")) {
      server.write("/v1/jobs", mockJob("web", 1));
      server.delete("/v1/job/web?purge=true");

      JsonNode registered = events.next();
      assertThat(registered.at("/Type").asText()).isEqualTo("JobRegistered");
      assertThat(registered.at("/Key").asText()).isEqualTo("web");
      assertThat(registered.at("/Payload/Job/Status").asText()).isEqualTo("pending");
      JsonNode next = events.next();
      assertThat(next.at("/Type").asText()).isEqualTo("JobDeregistered");
      assertThat(next.at("/Payload/Job/ID").asText()).isEqualTo("web");
    }
  }

  @Test
  void tellsWhatHappenedFromAnyIndexOn() throws Exception {
    server.write("/v1/jobs", mockJob("web", 1));
    long first = server.read("/v1/job/web").at("/CreateIndex").asLong();
    server.delete("/v1/job/web?purge=true");

    try (Events events = open("index=" + first)) {
      JsonNode registered = events.next();
      assertThat(registered.at("/Index").asLong()).isEqualTo(first);
      assertThat(registered.at("/Type").asText()).isEqualTo("JobRegistered");
      assertThat(events.next().at("/Topic").asText()).isEqualTo("Evaluation");
    }
    try (Events events = open("index=1")) {
      assertThat(events.next().at("/Type").asText()).isEqualTo("NodeRegistration");
    }
  }

  @Test
  void tellsOnlyWhatConcernsAJob() throws Exception {
    server.write("/v1/jobs", mockJob("other", 1));
    server.write("/v1/jobs", mockJob("web", 1));

    try (Events events = open("index=1&topic=Allocation:web&topic=Deployment:web")) {
      JsonNode event = events.next();
      assertThat(event.at("/FilterKeys/0").asText()).isEqualTo("web");
    }
    try (Events events = open("index=1&topic=Job:web&namespace=*")) {
      assertThat(events.next().at("/Key").asText()).isEqualTo("web");
    }
  }

  private Events open(String query) throws Exception {
    HttpResponse<InputStream> stream =
        server
            .client()
            .sendAsync(
                server.request("/v1/event/stream?" + query).build(), BodyHandlers.ofInputStream())
            .get(10, TimeUnit.SECONDS);
    return new Events(
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8)));
  }

  private record Events(BufferedReader lines) implements AutoCloseable {
    JsonNode next() throws Exception {
      JsonNode frame = MAPPER.createObjectNode();
      while (frame.isEmpty()) {
        String line = CompletableFuture.supplyAsync(this::line).get(20, TimeUnit.SECONDS);
        frame = MAPPER.readTree(line);
      }
      return frame.at("/Events/0");
    }

    private String line() {
      try {
        return lines.readLine();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
