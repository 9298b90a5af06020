package dev.caravan.http;

import static dev.caravan.http.TestServer.json;
import static dev.caravan.http.TestServer.mockJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log read back over the API. */
class AuditTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private long runJob() {
    server.write("/v1/jobs", mockJob("web", 1));
    await().until(() -> server.read("/v1/job/web").at("/Status").asText().equals("running"));
    return server.scheduler().history().position();
  }

  private static List<JsonNode> all(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  @Test
  void eventsTellWhoAndWhatInASentence() {
    runJob();

    JsonNode registered = server.read("/v1/audit/events?actor=api&job=web").get(0);

    assertThat(registered.at("/Actor").asText()).isEqualTo("api 127.0.0.1");
    assertThat(registered.at("/Type").asText()).isEqualTo("JobRegistered");
    assertThat(registered.at("/Sentence").asText())
        .isEqualTo("Registered version 0 of job \"web\"");
    assertThat(registered.at("/Event/job/id").asText()).isEqualTo("default/web");
  }

  @Test
  void eventsComePageByPage() {
    runJob();
    HttpResponse<String> first = server.get("/v1/audit/events?per_page=2");
    String next = first.headers().firstValue("X-Nomad-NextToken").orElseThrow();
    JsonNode second = server.read("/v1/audit/events?per_page=1&next_token=" + next);

    assertThat(json(first)).hasSize(2);
    assertThat(second.get(0).at("/Position").asLong()).isEqualTo(Long.parseLong(next) + 1);
  }

  @Test
  void anEventTellsWhyItHappenedAndWhatCameOfIt() {
    runJob();
    JsonNode registered = server.read("/v1/audit/events?actor=api").get(0);

    JsonNode event = server.read("/v1/audit/event/" + registered.at("/Position").asLong());

    assertThat(event.at("/Causes")).hasSize(1);
    assertThat(all(event.at("/Caused")))
        .extracting(one -> one.at("/Type").asText())
        .contains("EvaluationCreated", "AllocationPlaced");
    assertThat(server.get("/v1/audit/event/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void everythingIsReadAsItWas() {
    long then = runJob();
    server.delete("/v1/job/web?purge=true");

    assertThat(server.get("/v1/job/web").statusCode()).isEqualTo(404);
    assertThat(server.read("/v1/job/web?at=" + then).at("/Status").asText()).isEqualTo("running");
    assertThat(server.read("/v1/jobs?at=0")).isEmpty();
    assertThat(server.get("/v1/jobs?at=999999").statusCode()).isEqualTo(404);
    assertThat(server.get("/v1/jobs?at=yesterday").body())
        .isEqualTo(
            "Invalid at \"yesterday\"; give a position in the log, or a time such as"
                + " 2026-01-31T12:00:00Z");
  }

  @Test
  void whatChangedIsToldByKind() {
    long then = runJob();
    server.delete("/v1/job/web?purge=true");

    JsonNode diff = server.read("/v1/audit/diff?from=" + then);

    assertThat(diff.at("/Changes/0/Kind").asText()).isEqualTo("job");
    assertThat(diff.at("/Changes/0/Before").asText()).isEqualTo("running, version 0");
    assertThat(diff.at("/Changes/0/After").isNull()).isTrue();
  }

  @Test
  void aPlacementOfThePastIsExplainedAndPlannedAnew() {
    long then = runJob();
    String allocation = server.read("/v1/allocations").get(0).at("/ID").asText();

    assertThat(
            server
                .read("/v1/allocation/" + allocation + "/explain?at=" + then)
                .at("/AllocID")
                .asText())
        .isEqualTo(allocation);
    assertThat(
            server.write("/v1/audit/plan?at=1", mockJob("other", 1)).at("/Moves/0/Name").asText())
        .isEqualTo("other.web[0]");
  }

  @Test
  void theLogIsVerifiedWithProgress() throws IOException {
    runJob();

    List<JsonNode> lines = lines("/v1/audit/verify?decisions=true");

    assertThat(lines.get(0).at("/Total").asLong()).isPositive();
    JsonNode result = lines.get(lines.size() - 1);
    assertThat(result.at("/Sound").asBoolean()).isTrue();
    assertThat(result.at("/Decisions").asLong()).isPositive();
  }

  @Test
  void theLogHappensOnceMore() throws IOException {
    runJob();

    assertThat(lines("/v1/audit/replay?after=1&to=4"))
        .extracting(line -> line.at("/Position").asLong())
        .containsExactly(2L, 3L, 4L);
    assertThat(lines("/v1/audit/replay?after=1&to=3&progress=true"))
        .extracting(line -> line.at("/Done").asLong())
        .containsExactly(0L, 1L, 0L, 2L);
    assertThat(server.get("/v1/audit/replay?speed=-1").statusCode()).isEqualTo(400);
  }

  private List<JsonNode> lines(String path) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<String> texts = server.get(path).body().lines()) {
      for (String text : texts.toList()) {
        lines.add(mapper.readTree(text));
      }
    }
    return lines;
  }
}
