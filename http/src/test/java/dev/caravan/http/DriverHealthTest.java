package dev.caravan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A driver that can run no tasks for a while. */
class DriverHealthTest {
  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final MoodyDriver driver = new MoodyDriver();
  private final Scheduler scheduler =
      Scheduler.builder()
          .fingerprintInterval(Duration.ofMillis(50))
          .node(NodeConfig.named("solo").drivers(driver))
          .build();
  private final HttpApi api = HttpApi.builder(scheduler).address("127.0.0.1", 0).start();

  @AfterEach
  void close() {
    api.close();
    scheduler.close();
  }

  @Test
  void aNodeTellsOfIt() {
    assertThat(driverInfo().at("/Healthy").asBoolean()).isTrue();

    driver.fall("out of order");
    await().until(() -> !driverInfo().at("/Healthy").asBoolean());

    assertThat(driverInfo().at("/Detected").asBoolean()).isTrue();
    assertThat(driverInfo().at("/HealthDescription").asText()).isEqualTo("out of order");
    assertThat(node().at("/Attributes").has("driver.moody")).isFalse();
    assertThat(node().at("/Attributes/driver.moody.version").asText()).isEqualTo("7");
    driver.recoverHealth();
    await().until(() -> driverInfo().at("/Healthy").asBoolean());
    assertThat(node().at("/Attributes/driver.moody").asText()).isEqualTo("1");
    assertThat(driverMessages()).containsExactly("out of order", "Healthy");
  }

  @Test
  void nothingIsPlacedUntilItIsWellAgain() {
    driver.fall("out of order");
    await().until(() -> !driverInfo().at("/Healthy").asBoolean());

    register("service", "late");
    await().until(() -> read("/v1/job/late/evaluations").toString().contains("blocked"));
    assertThat(read("/v1/job/late/allocations")).isEmpty();
    driver.recoverHealth();

    await().until(() -> statuses("late").equals(List.of("running")));
  }

  @Test
  void whatRunsGoesOn() {
    register("service", "web");
    register("system", "agent");
    await().until(() -> statuses("web").equals(List.of("running")));
    await().until(() -> statuses("agent").equals(List.of("running")));

    driver.fall("out of order");
    await().until(() -> read("/v1/job/agent/evaluations").toString().contains("node-update"));
    await().until(() -> !read("/v1/evaluations").toString().contains("\"pending\""));
    driver.recoverHealth();
    await().until(() -> driverInfo().at("/Healthy").asBoolean());

    assertThat(statuses("web")).containsExactly("running");
    assertThat(statuses("agent")).containsExactly("running");
  }

  private JsonNode driverInfo() {
    return node().at("/Drivers/moody");
  }

  private JsonNode node() {
    return read("/v1/node/" + read("/v1/nodes").at("/0/ID").asText());
  }

  private List<String> driverMessages() {
    return StreamSupport.stream(node().at("/Events").spliterator(), false)
        .filter(event -> event.at("/Subsystem").asText().equals("Driver"))
        .filter(event -> event.at("/Details/driver").asText().equals("moody"))
        .map(event -> event.at("/Message").asText())
        .toList();
  }

  private List<String> statuses(String job) {
    return read("/v1/job/" + job + "/allocations").findValuesAsText("ClientStatus");
  }

  private void register(String type, String id) {
    String job =
        """
        {"Job": {"ID": "%s", "Type": "%s", "Datacenters": ["dc1"], "TaskGroups": [{"Name": "g",
          "Tasks": [{"Name": "main", "Driver": "moody", "Config": {"run_for": "1h"},
            "Resources": {"CPU": 20, "MemoryMB": 10}}]}]}}
        """
            .formatted(id, type);
    send(request("/v1/jobs").POST(BodyPublishers.ofString(job)));
  }

  private JsonNode read(String path) {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api.uri() + path)).timeout(Duration.ofSeconds(10));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return mapper.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Runs what the mock driver runs, when it can. */
  private static final class MoodyDriver implements TaskDriver {
    private final TaskDriver mock = new MockDriver();
    private volatile String problem = "";

    void fall(String problem) {
      this.problem = problem;
    }

    void recoverHealth() {
      problem = "";
    }

    @Override
    public String name() {
      return "moody";
    }

    @Override
    public Fingerprint fingerprint() {
      String now = problem;
      return now.isEmpty()
          ? new Fingerprint(true, "Healthy", Map.of("driver.moody.version", "7"))
          : new Fingerprint(false, now, Map.of());
    }

    @Override
    public List<String> validate(Map<String, Object> config) {
      return mock.validate(config);
    }

    @Override
    public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
      return mock.start(request, progress);
    }

    @Override
    public Optional<TaskHandle> recover(TaskRequest request) throws DriverException {
      return mock.recover(request);
    }

    @Override
    public void close() {
      mock.close();
    }
  }
}
