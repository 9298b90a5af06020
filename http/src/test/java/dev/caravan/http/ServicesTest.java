package dev.caravan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicesTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whatRunsIsListedAndToldInFull() {
    String service = "{\"Name\": \"front\", \"Provider\": \"nomad\", \"Tags\": [\"blue\"]}";
    String job =
        TestServer.mockJob("web", 1)
            .replace("\"Driver\"", "\"Services\": [" + service + "], \"Driver\"");
    server.write("/v1/jobs", job);

    await().untilAsserted(() -> assertThat(server.read("/v1/services")).isNotEmpty());

    JsonNode listed = server.read("/v1/services").get(0);
    assertThat(listed.get("Namespace").asText()).isEqualTo("default");
    assertThat(listed.at("/Services/0/ServiceName").asText()).isEqualTo("front");
    assertThat(listed.at("/Services/0/Tags/0").asText()).isEqualTo("blue");
    JsonNode one = server.read("/v1/service/front").get(0);
    assertThat(one.get("JobID").asText()).isEqualTo("web");
    assertThat(one.get("Address").asText()).isEqualTo("127.0.0.1");
  }

  @Test
  void whatFollowsFromARunningTaskCannotBeTakenOut() {
    HttpResponse<String> answer = server.delete("/v1/service/front/_nomad-task-1");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("_nomad-task-1", "stop its allocation");
  }

  @Test
  void whatDoesNotRunIsAnEmptyList() {
    assertThat(server.read("/v1/services")).isEmpty();
    assertThat(server.read("/v1/service/none")).isEmpty();
  }
}
