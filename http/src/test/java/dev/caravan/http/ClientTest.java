package dev.caravan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of running tasks and of their files. */
class ClientTest {
  private final TestServer server = TestServer.start();
  private String allocation;

  @BeforeEach
  void aRunningTask() {
    String script =
        "trap 'echo usr1' USR1; echo one > $NOMAD_TASK_DIR/file.txt; ln -s /etc/passwd"
            + " $NOMAD_TASK_DIR/outside; echo hello; while true; do sleep 0.1; done";
    server.write(
        "/v1/jobs",
        """
        {"Job": {"ID": "sh", "Name": "sh", "Type": "batch", "Datacenters": ["dc1"],
          "TaskGroups": [{"Name": "g", "Count": 1,
            "Tasks": [{"Name": "main", "Driver": "raw_exec",
              "Config": {"command": "/bin/sh", "args": ["-c", "%s"]},
              "Resources": {"CPU": 20, "MemoryMB": 10}}]}]}}
        """
            .formatted(script));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> server.read("/v1/job/sh/summary").at("/Summary/g/Running").asInt() == 1);
    allocation = server.read("/v1/job/sh/allocations").at("/0/ID").asText();
    await().atMost(Duration.ofSeconds(10)).until(() -> log().equals("hello\n"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void removesFilesOnlyOnceNothingRuns() {
    String gc = path("/v1/client/allocation/%s/gc");
    assertThat(server.get(gc).statusCode()).isEqualTo(404);
    assertThat(server.get(gc).body()).contains("Unknown allocation");

    server.delete("/v1/job/sh");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(server.get(gc).statusCode()).isEqualTo(200));
    assertThat(server.get("/v1/client/gc").statusCode()).isEqualTo(200);
    assertThat(server.read("/v1/job/sh/allocations")).hasSize(1);
  }

  @Test
  void readsLogsFromTheirBeginningOrEnd() throws Exception {
    assertThat(get("/v1/client/fs/logs/%s?task=main&type=stdout&plain=true&origin=end&offset=3"))
        .isEqualTo("lo\n");
    JsonNode frame = server.read(path("/v1/client/fs/logs/%s?task=main&type=stdout"));
    assertThat(new String(frame.get("Data").binaryValue(), StandardCharsets.UTF_8))
        .isEqualTo("hello\n");
  }

  @Test
  void framesOfALogNameTheirFileAndWhereInItTheyEnd() {
    JsonNode frame =
        server.read(path("/v1/client/fs/logs/%s?task=main&type=stdout&origin=end&offset=3"));

    assertThat(frame.get("File").asText()).isEqualTo("alloc/logs/main.stdout.0");
    assertThat(frame.get("Offset").asLong()).isEqualTo(6);
  }

  @Test
  void followsALog() throws Exception {
    HttpResponse<InputStream> following =
        server
            .client()
            .send(
                server
                    .request(
                        path("/v1/client/fs/logs/%s?task=main&type=stdout&plain=true&follow=true"))
                    .build(),
                BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(following.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("hello");

      server.write(path("/v1/client/allocation/%s/signal"), "{\"Signal\": \"SIGUSR1\"}");

      assertThat(lines.readLine()).isEqualTo("usr1");
    }
    assertThat(events()).contains("Signaling");
  }

  @Test
  void asksForTheRightLog() {
    assertRefused("/v1/client/fs/logs/%s?type=stdout", 400, "must provide task name");
    assertRefused("/v1/client/fs/logs/%s?task=main", 400, "must provide log type (stdout/stderr)");
    assertRefused("/v1/client/fs/logs/%s?task=no&type=stdout", 400, "has no task \"no\"");
  }

  @Test
  void listsAndReadsFiles() {
    assertThat(server.read(path("/v1/client/fs/ls/%s?path=/")).findValuesAsText("Name"))
        .containsExactly("alloc", "main");
    assertThat(
            server.read(path("/v1/client/fs/stat/%s?path=main/local/file.txt")).at("/Size").asInt())
        .isEqualTo(4);
    assertThat(get("/v1/client/fs/cat/%s?path=main/local/file.txt")).isEqualTo("one\n");
    assertThat(get("/v1/client/fs/readat/%s?path=main/local/file.txt&offset=1&limit=2"))
        .isEqualTo("ne");
  }

  @Test
  void readsNothingElse() {
    assertRefused("/v1/client/fs/cat/%s?path=../../etc/passwd", 500, "Path escapes");
    assertRefused("/v1/client/fs/cat/%s?path=main/local/outside", 500, "Path escapes");
    assertRefused("/v1/client/fs/ls/%s?path=main/secrets", 500, "secret");
    assertRefused("/v1/client/fs/cat/%s?path=main/local/none", 404, "there is no file");
    assertRefused("/v1/client/fs/ls/%s?path=main/local/file.txt", 400, "not a directory");
  }

  @Test
  void startsATaskAnew() {
    server.write(path("/v1/client/allocation/%s/restart"), "{\"TaskName\": \"main\"}");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                events()
                    .equals(
                        List.of(
                            "Received",
                            "Task Setup",
                            "Started",
                            "Restart Signaled",
                            "Terminated",
                            "Restarting",
                            "Started")));
    JsonNode task = server.read(path("/v1/allocation/%s")).at("/TaskStates/main");
    assertThat(task.at("/Restarts").asInt()).isEqualTo(1);
    assertThat(task.at("/State").asText()).isEqualTo("running");
  }

  @Test
  void startsAllTasksAnew() {
    server.write(path("/v1/client/allocation/%s/restart"), "{\"AllTasks\": true}");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> events().stream().filter("Started"::equals).count() == 2);
    assertThat(server.read(path("/v1/allocation/%s")).at("/TaskStates/main/Restarts").asInt())
        .isEqualTo(1);
    HttpResponse<String> both =
        server.post(
            path("/v1/client/allocation/%s/restart"),
            "{\"AllTasks\": true, \"TaskName\": \"main\"}");
    assertThat(both.statusCode()).isEqualTo(500);
    assertThat(both.body()).isEqualTo("task name cannot be set when restarting all tasks");
  }

  @Test
  void tellsWhatTasksUse() {
    JsonNode stats = server.read(path("/v1/client/allocation/%s/stats"));

    assertThat(stats.at("/Tasks/main/ResourceUsage/MemoryStats/RSS").asLong()).isPositive();
    JsonNode cpu = stats.at("/ResourceUsage/CpuStats");
    assertThat(cpu.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "SystemMode",
            "UserMode",
            "TotalTicks",
            "ThrottledPeriods",
            "ThrottledTime",
            "Percent",
            "Measured");
    assertThat(cpu.at("/ThrottledPeriods").isIntegralNumber()).isTrue();
    assertThat(stats.at("/ResourceUsage/MemoryStats").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "RSS",
            "Cache",
            "Swap",
            "Usage",
            "MaxUsage",
            "KernelUsage",
            "KernelMaxUsage",
            "Measured");
    assertThat(stats.at("/ResourceUsage/DeviceStats").isArray()).isTrue();
  }

  @Test
  void measuresWhatTasksUse() {
    JsonNode gauges = server.read("/v1/metrics").get("Gauges");

    assertThat(gauges)
        .anySatisfy(
            gauge -> {
              assertThat(gauge.get("Name").asText()).isEqualTo("nomad.client.allocs.memory.rss");
              assertThat(gauge.at("/Labels/task").asText()).isEqualTo("main");
              assertThat(gauge.get("Value").asLong()).isPositive();
            });
  }

  @Test
  void asksForTheRightTask() {
    HttpResponse<String> answer =
        server.post(path("/v1/client/allocation/%s/restart"), "{\"TaskName\": \"no\"}");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("Could not find task named: no, found: [main]");
    HttpResponse<String> signal =
        server.post(path("/v1/client/allocation/%s/signal"), "{\"Signal\": \"SIGNOTHING\"}");
    assertThat(signal.statusCode()).isEqualTo(500);
    assertThat(signal.body()).contains("SIGNOTHING");
  }

  private void assertRefused(String template, int status, String sentence) {
    HttpResponse<String> answer = server.get(path(template));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(sentence);
  }

  private String get(String template) {
    return server.get(path(template)).body();
  }

  private String log() {
    return get("/v1/client/fs/logs/%s?task=main&type=stdout&plain=true");
  }

  private List<String> events() {
    return server
        .read(path("/v1/allocation/%s"))
        .at("/TaskStates/main/Events")
        .findValuesAsText("Type");
  }

  private String path(String template) {
    return template.formatted(allocation);
  }
}
