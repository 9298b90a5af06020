package dev.caravan.http;

import static dev.caravan.http.TestServer.mockJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server tells of itself. */
class AgentTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void isTheOneServerOfTheOneRegion() {
    String address = server.uri().getHost() + ":" + server.uri().getPort();

    assertThat(server.read("/v1/status/leader").asText()).isEqualTo(address);
    assertThat(server.read("/v1/status/peers").at("/0").asText()).isEqualTo(address);
    assertThat(server.read("/v1/namespaces").at("/0/Name").asText()).isEqualTo("default");
    assertThat(server.get("/v1/namespace/other").statusCode()).isEqualTo(404);
    assertThat(server.read("/v1/regions").at("/0").asText()).isEqualTo("global");
    assertThat(server.read("/v1/agent/members").at("/Members/0/Status").asText())
        .isEqualTo("alive");
    assertThat(server.read("/v1/agent/health").at("/server/ok").asBoolean()).isTrue();
    JsonNode self = server.read("/v1/agent/self");
    assertThat(self.at("/config/Version/Version").asText()).isNotEmpty();
    assertThat(self.at("/member/Name").asText()).isNotEmpty();
  }

  @Test
  void tellsItsNodes() {
    JsonNode node = server.read("/v1/nodes").at("/0");
    JsonNode whole = server.read("/v1/node/" + node.at("/ID").asText());

    assertThat(whole.at("/Name").asText()).isEqualTo("solo");
    assertThat(whole.at("/Meta/rack").asText()).isEqualTo("r1");
    assertThat(whole.at("/NodeResources/Cpu/CpuShares").asInt()).isEqualTo(4000);
    assertThat(whole.at("/Drivers/raw_exec/Healthy").asBoolean()).isTrue();
  }

  @Test
  void tellsWhatItsMachineIsBusyWith() {
    JsonNode stats = server.read("/v1/client/stats");

    assertThat(stats.at("/Memory/Total").asLong()).isPositive();
    assertThat(stats.at("/DiskStats/0/Size").asLong()).isPositive();
    assertThat(stats.at("/CPU/0/Idle").asDouble()).isBetween(0.0, 100.0);
    String nobody = "00000000-0000-4000-8000-000000000000";
    assertThat(server.get("/v1/client/stats?node_id=" + nobody).statusCode()).isEqualTo(404);
  }

  @Test
  void isMeasured() {
    server.write("/v1/jobs", mockJob("web", 1));

    HttpResponse<String> text = server.get("/v1/metrics?format=prometheus");

    assertThat(text.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(text.body())
        .contains("# TYPE nomad_client_unallocated_cpu gauge")
        .containsPattern("nomad_nomad_job_summary_\\w+\\{exported_job=\"web\"");
    assertThat(server.read("/v1/metrics").at("/Gauges")).isNotEmpty();
  }
}
