package dev.caravan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import dev.caravan.scheduler.NodeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pools, volumes, cores and devices of a node, and what allocations have of them. */
class NodeFacilitiesTest {
  private final TestServer server =
      TestServer.startOn(
          NodeConfig.named("rich")
              .nodePool("gpu")
              .resources(NodeResources.of(4000, 4096, 10_000).withCores(List.of(4, 5)))
              .hostVolume("data", Path.of("/srv/data"), true)
              .devices(
                  new NodeDevice("nvidia", "gpu", "1080ti", Map.of(), List.of("GPU-1"), "GPUS")));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aNodeTellsWhatItHas() {
    JsonNode node = server.read("/v1/node/" + nodeId());

    assertThat(node.at("/NodePool").asText()).isEqualTo("gpu");
    assertThat(node.at("/HostVolumes/data/Path").asText()).isEqualTo("/srv/data");
    assertThat(node.at("/HostVolumes/data/ReadOnly").asBoolean()).isTrue();
    assertThat(node.at("/NodeResources/Cpu/ReservableCpuCores")).hasToString("[4,5]");
    assertThat(node.at("/NodeResources/Devices/0/Name").asText()).isEqualTo("1080ti");
    assertThat(node.at("/NodeResources/Devices/0/Instances/0/ID").asText()).isEqualTo("GPU-1");
  }

  @Test
  void poolsAreThoseOfTheNodesAndTheTwoThatAreAlwaysThere() {
    assertThat(server.read("/v1/node/pools").findValuesAsText("Name"))
        .containsExactly("all", "default", "gpu");
    assertThat(server.read("/v1/node/pool/gpu").at("/Name").asText()).isEqualTo("gpu");
    assertThat(server.read("/v1/node/pool/all/nodes")).hasSize(1);
    assertThat(server.read("/v1/node/pool/default/nodes")).isEmpty();
    assertThat(server.get("/v1/node/pool/none").statusCode()).isEqualTo(404);
  }

  @Test
  void anAllocationTellsWhatItGot() {
    server.write(
        "/v1/jobs",
        """
        {"Job": {"ID": "web", "Datacenters": ["dc1"], "NodePool": "gpu", "TaskGroups": [{"Name": "web",
          "Tasks": [{"Name": "main", "Driver": "mock_driver", "Config": {"run_for": "1h"},
            "Resources": {"Cores": 1, "MemoryMB": 64, "Devices": [{"Name": "gpu", "Count": 1}]}}]}]}}
        """);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> server.read("/v1/job/web/allocations").size() == 1);
    String id = server.read("/v1/job/web/allocations").at("/0/ID").asText();
    JsonNode task = server.read("/v1/allocation/" + id).at("/AllocatedResources/Tasks/main");
    assertThat(task.at("/Cpu/CpuShares").asInt()).isEqualTo(2000);
    assertThat(task.at("/Cpu/ReservedCores")).hasToString("[4]");
    assertThat(task.at("/Devices/0/DeviceIDs")).hasToString("[\"GPU-1\"]");
  }

  @Test
  void whatCannotMountVolumesIsNotAskedTo() {
    String body =
        server
            .post(
                "/v1/jobs",
                """
                {"Job": {"ID": "web", "Datacenters": ["dc1"], "TaskGroups": [{"Name": "web",
                  "Volumes": {"d": {"Name": "d", "Type": "host", "Source": "data", "ReadOnly": true}},
                  "Tasks": [{"Name": "main", "Driver": "mock_driver", "Config": {"run_for": "1h"},
                    "VolumeMounts": [{"Volume": "d", "Destination": "/data", "ReadOnly": true}]}]}]}}
                """)
            .body();

    assertThat(body).contains("driver \"mock_driver\" cannot mount volumes: remove volume_mount");
  }

  private String nodeId() {
    return server.read("/v1/nodes").at("/0/ID").asText();
  }
}
