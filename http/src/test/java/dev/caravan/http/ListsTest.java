package dev.caravan.http;

import static dev.caravan.http.TestServer.mockJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be said of a list. */
class ListsTest {
  private final TestServer server = TestServer.start();

  @BeforeEach
  void fiveJobs() {
    for (String id : new String[] {"api", "app-1", "app-2", "app-3", "db"}) {
      server.write("/v1/jobs", mockJob(id, 1));
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void beginsWithAPrefix() {
    assertThat(ids(server.read("/v1/jobs?prefix=app"))).containsExactly("app-1", "app-2", "app-3");
  }

  @Test
  void isGivenPageByPage() {
    HttpResponse<String> first = server.get("/v1/jobs?per_page=2");
    assertThat(ids(TestServer.json(first))).containsExactly("api", "app-1");
    String next = first.headers().firstValue("X-Nomad-NextToken").orElseThrow();

    HttpResponse<String> second = server.get("/v1/jobs?per_page=3&next_token=" + next);

    assertThat(ids(TestServer.json(second))).containsExactly("app-2", "app-3", "db");
    assertThat(second.headers().firstValue("X-Nomad-NextToken")).isEmpty();
  }

  @Test
  void isFiltered() {
    assertThat(ids(server.read("/v1/jobs?filter=Name+matches+%60-%5B12%5D%24%60+or+ID+%3D%3D+db")))
        .containsExactly("app-1", "app-2", "db");
  }

  @Test
  void saysWhatIsWrongWithAFilter() {
    HttpResponse<String> answer = server.get("/v1/jobs?filter=Name");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("failed to read filter expression");
  }

  @Test
  void isOfANamespace() {
    assertThat(server.read("/v1/jobs?namespace=other")).isEmpty();
    assertThat(server.read("/v1/jobs?namespace=*")).hasSize(5);
  }

  @Test
  void isLaidOutForPeople() {
    assertThat(server.get("/v1/nodes?pretty").body()).contains("\n  \"Name\" : \"solo\"");
    assertThat(server.get("/v1/nodes").body()).contains("\"Name\":\"solo\"");
  }

  @Test
  void isSearchedByTheBeginningOfIds() {
    JsonNode found = server.write("/v1/search", "{\"Prefix\": \"app\", \"Context\": \"jobs\"}");

    assertThat(found.at("/Matches/jobs")).hasSize(3);
    assertThat(found.at("/Truncations/jobs").asBoolean()).isFalse();
    assertThat(server.post("/v1/search", "{\"Context\": \"cats\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void isSearchedByPartsOfNames() {
    JsonNode found = server.write("/v1/search/fuzzy", "{\"Text\": \"P-2\"}");

    assertThat(found.at("/Matches/jobs/0/ID").asText()).isEqualTo("app-2");
    assertThat(found.at("/Matches/jobs/0/Scope/0").asText()).isEqualTo("default");
    JsonNode tasks = server.write("/v1/search/fuzzy", "{\"Text\": \"main\"}");
    assertThat(tasks.at("/Matches/tasks/0/Scope"))
        .extracting(JsonNode::asText)
        .containsExactly("default", "api", "web");
    assertThat(server.post("/v1/search/fuzzy", "{\"Text\": \"a\"}").statusCode()).isEqualTo(400);
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new java.util.ArrayList<>();
    list.forEach(one -> ids.add(one.get("ID").asText()));
    return ids;
  }
}
