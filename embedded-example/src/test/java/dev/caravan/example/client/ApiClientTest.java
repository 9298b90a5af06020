package dev.caravan.example.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Deployment;
import dev.caravan.example.api.Job;
import dev.caravan.example.client.ApiClient.Server;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked, and what is made of answers. */
class ApiClientTest {
  private final StubAgent agent = StubAgent.start();
  private final ApiClient client = new ApiClient(new Server(agent.uri(), "", "", "", ""));

  @AfterEach
  void close() {
    agent.close();
  }

  @Test
  void readsTimesInBothForms() {
    agent.with(
        "/v1/allocation/a",
        """
        {"ID": "a", "CreateTime": 1795401916328000000, "ModifyTime": 0,
         "TaskStates": {"redis": {"State": "running", "StartedAt": "2026-11-23T02:45:17.25Z",
           "FinishedAt": "0001-01-01T00:00:00Z", "LastRestart": null}}}
        """);

    Allocation allocation = client.get(Allocation.class, "/v1/allocation/a");

    assertThat(allocation.createTime()).isEqualTo(Instant.parse("2026-11-23T02:45:16.328Z"));
    assertThat(allocation.modifyTime()).isNull();
    assertThat(allocation.taskStates().get("redis").startedAt())
        .isEqualTo(Instant.parse("2026-11-23T02:45:17.250Z"));
    assertThat(allocation.taskStates().get("redis").finishedAt()).isNull();
    assertThat(allocation.taskStates().get("redis").lastRestart()).isNull();
  }

  @Test
  void takesWhatIsLeftOutForEmpty() {
    agent.with("/v1/job/web", "{\"ID\": \"web\", \"TaskGroups\": null, \"New\": {\"Field\": 1}}");

    Job job = client.get(Job.class, "/v1/job/web");

    assertThat(job.id()).isEqualTo("web");
    assertThat(job.name()).isEmpty();
    assertThat(job.datacenters()).isEmpty();
    assertThat(job.taskGroups()).isEmpty();
    assertThat(job.periodic()).isNull();
    assertThat(job.version()).isZero();
  }

  @Test
  void readsDurations() {
    agent.with(
        "/v1/deployment/d",
        "{\"ID\": \"d\", \"TaskGroups\": {\"web\": {\"ProgressDeadline\": 60000000000}}}");

    assertThat(
            client
                .get(Deployment.class, "/v1/deployment/d")
                .taskGroups()
                .get("web")
                .progressDeadline())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void asksHowThingsWereAndChangesNothingThere() {
    agent.with("/v1/jobs", "[]");
    ApiClient then = new ApiClient(new Server(agent.uri(), "", "", "", "12"));

    then.list(Job.class, "/v1/jobs");

    assertThat(agent.requests())
        .singleElement()
        .matches(request -> request.query().equals("at=12"));
    assertThatThrownBy(() -> then.put("/v1/jobs", ApiClient.object()))
        .isInstanceOf(ApiException.class)
        .hasMessage("what was at another moment can be read, but not changed");
  }

  @Test
  void asksInANamespaceAndWithAToken() {
    agent.with("/v1/jobs", "[]");
    ApiClient other = new ApiClient(new Server(agent.uri(), "team a", "eu", "secret", ""));

    other.list(Job.class, "/v1/jobs", Query.of("prefix", "a/b"));

    assertThat(agent.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.query()).isEqualTo("prefix=a%2Fb&namespace=team+a&region=eu");
              assertThat(request.token()).isEqualTo("secret");
            });
  }

  @Test
  void writesAnIdWithASlashAsOneStep() {
    agent.with("/v1/job/mail%2Fdispatch-1", "{\"ID\": \"mail/dispatch-1\"}");

    assertThat(client.get(Job.class, "/v1/job/" + Query.step("mail/dispatch-1")).id())
        .isEqualTo("mail/dispatch-1");
  }

  @Test
  void tellsWhyItWasRefused() {
    agent.refusing("/v1/jobs", 400, "job scaling blocked due to active deployment");

    assertThatThrownBy(() -> client.list(Job.class, "/v1/jobs"))
        .isInstanceOf(ApiException.class)
        .hasMessage("Unexpected response code: 400 (job scaling blocked due to active deployment)");
  }

  @Test
  void tellsThatAnAnswerIsNotWhatItShouldBe() {
    agent.with("/v1/jobs", "<html>");
    agent.with("/v1/job/web", "[]");

    assertThatThrownBy(() -> client.list(Job.class, "/v1/jobs"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("the agent's answer is not JSON");
    assertThatThrownBy(() -> client.get(Job.class, "/v1/job/web"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("the agent's answer cannot be read");
  }

  @Test
  void tellsThatNobodyListens() {
    agent.close();

    String address = agent.uri().getAuthority();
    assertThatThrownBy(() -> client.list(Job.class, "/v1/jobs"))
        .isInstanceOf(ApiException.class)
        .hasMessage(
            "Get \"http://%s/v1/jobs\": dial tcp %s: connect: connection refused"
                .formatted(address, address));
  }
}
