package dev.caravan.http;

import static dev.caravan.http.TestServer.mockJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Schedulers that start from the past, each on an address of its own. */
class ForksTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TestServer server = TestServer.start();
  private final List<BufferedReader> clients = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (BufferedReader client : clients) {
      client.close();
    }
    server.close();
  }

  /** Asks for a fork, and gives the first line of the answer. */
  private JsonNode fork(String query) throws IOException, InterruptedException {
    HttpRequest request =
        server.request("/v1/audit/fork" + query).PUT(BodyPublishers.noBody()).build();
    InputStream answer = server.client().send(request, BodyHandlers.ofInputStream()).body();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
    clients.add(lines);
    return MAPPER.readTree(lines.readLine());
  }

  private JsonNode ask(JsonNode fork, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(fork.at("/Address").asText() + path))
            .method(method, BodyPublishers.noBody())
            .build();
    return TestServer.json(server.client().send(request, BodyHandlers.ofString()));
  }

  private long runJob() {
    server.write("/v1/jobs", mockJob("web", 1));
    await().until(() -> server.read("/v1/job/web").at("/Status").asText().equals("running"));
    return server.scheduler().history().position();
  }

  @Test
  void aForkIsAskedAndToldLikeAnyServer() throws IOException, InterruptedException {
    long then = runJob();
    server.delete("/v1/job/web");

    JsonNode fork = fork("?at=" + then);
    await().until(() -> ask(fork, "GET", "/v1/job/web").at("/Status").asText().equals("running"));
    ask(fork, "DELETE", "/v1/job/web?purge=true");

    assertThat(fork.at("/Position").asLong()).isEqualTo(then);
    assertThat(ask(fork, "GET", "/v1/jobs")).isEmpty();
    assertThat(server.read("/v1/job/web").at("/Status").asText()).isEqualTo("dead");
  }

  @Test
  void aForkEndsWhenItsClientLeaves() throws IOException, InterruptedException {
    JsonNode fork = fork("");
    assertThat(ask(fork, "GET", "/v1/nodes")).hasSize(1);

    clients.get(0).close();

    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> ask(fork, "GET", "/v1/nodes"))
                    .isInstanceOf(ConnectException.class));
  }

  @Test
  void thereAreOnlySoManyForks() throws IOException, InterruptedException {
    for (int i = 0; i < 4; i++) {
      assertThat(fork("?at=1").at("/Position").asLong()).isEqualTo(1);
    }

    assertThat(fork("").at("/Error").asText())
        .isEqualTo("4 forks are there already; end one of them");
  }

  @Test
  void aMomentThatNeverWasIsRefused() {
    assertThat(server.post("/v1/audit/fork?at=99999", "").statusCode()).isEqualTo(404);
    assertThat(server.post("/v1/audit/fork?run_time=long", "").statusCode()).isEqualTo(400);
  }
}
