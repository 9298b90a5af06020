package dev.caravan.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerSpecTest {
  private static final AllocatedPort DB = new AllocatedPort("db", 25000, 6379, "127.0.0.1", true);

  private TaskSandbox sandbox;

  @BeforeEach
  void prepare(@TempDir Path root) throws Exception {
    sandbox = new TaskSandbox(root);
  }

  @Test
  void isNamedAfterTaskAndAllocation() throws Exception {
    ContainerSpec spec = spec(Map.of());

    assertThat(spec.name()).startsWith("main-").hasSize("main-".length() + 36);
  }

  @Test
  void argumentsAloneKeepTheEntrypointOfTheImage() throws Exception {
    ContainerSpec spec = spec(Map.of("args", List.of("a", "b")));

    assertThat(spec.entrypoint()).isEmpty();
    assertThat(spec.command()).containsExactly("a", "b");
  }

  @Test
  void publishesListedPortsWhereTheJobSays() throws Exception {
    ContainerSpec spec = spec(Map.of("ports", List.of("db")));

    assertThat(spec.ports()).containsExactly(new PublishedPort("db", "127.0.0.1", 25000, 6379));
  }

  @Test
  void publishesNothingThatIsNotListed() throws Exception {
    assertThat(spec(Map.of()).ports()).isEmpty();
  }

  @Test
  void publishesNothingInTheHostsOwnNetwork() throws Exception {
    assertThat(spec(Map.of("ports", List.of("db"), "network_mode", "host")).ports()).isEmpty();
  }

  @Test
  void tellsTheTaskTheMappedPort() throws Exception {
    ContainerSpec spec =
        spec(Map.of("port_map", Map.of("db", 7000L)), Map.of("NOMAD_PORT_db", "25000"));

    assertThat(spec.ports()).containsExactly(new PublishedPort("db", "127.0.0.1", 25000, 7000));
    assertThat(spec.env()).containsEntry("NOMAD_PORT_db", "7000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "http", "999999999999"})
  void refusesImpossiblePorts(String port) {
    assertThatThrownBy(() -> spec(Map.of("port_map", Map.of("db", port))))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("\"db\"")
        .hasMessageContaining(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc:/data", "../x:/data", "local/../../x:/data"})
  void refusesVolumesOutsideOfTheTaskDirectory(String volume) {
    assertThatThrownBy(() -> spec(Map.of("volumes", List.of(volume))))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining(volume)
        .hasMessageContaining("outside");
  }

  @Test
  void refusesVolumesThatALinkLeadsOutside() throws Exception {
    Files.createSymbolicLink(sandbox.directories().local().resolve("etc"), Path.of("/etc"));

    assertThatThrownBy(() -> spec(Map.of("volumes", List.of("local/etc:/data"))))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("outside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local:data", "local:/data:rx", "local:/data:ro:z"})
  void refusesMalformedVolumes(String volume) {
    assertThatThrownBy(() -> spec(Map.of("volumes", List.of(volume))))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("of the form");
  }

  @Test
  void mountsDirectoriesOfTheTask() throws Exception {
    Path task = sandbox.directories().task().toAbsolutePath();
    Map<String, Object> data =
        Map.of("type", "bind", "source", "local/data", "target", "/data", "readonly", true);
    Map<String, Object> logs = Map.of("source", "local/logs", "target", "/logs");

    assertThat(spec(Map.of("mount", List.of(data), "mounts", List.of(logs))).mounts())
        .contains(
            new BindMount(task.resolve("local/data"), "/data", true),
            new BindMount(task.resolve("local/logs"), "/logs", false));
  }

  @Test
  void refusesMountsOutOfReach() {
    Map<String, Object> volume = Map.of("type", "volume", "source", "db", "target", "/db");
    Map<String, Object> outside = Map.of("type", "bind", "source", "/etc", "target", "/etc");
    Map<String, Object> nowhere = Map.of("type", "bind", "source", "local");

    assertThatThrownBy(() -> spec(Map.of("mounts", List.of(volume))))
        .hasMessageContaining("must be of type bind");
    assertThatThrownBy(() -> spec(Map.of("mounts", List.of(outside))))
        .hasMessageContaining("outside");
    assertThatThrownBy(() -> spec(Map.of("mounts", List.of(nowhere))))
        .hasMessageContaining("missing \"target\"");
  }

  private ContainerSpec spec(Map<String, Object> config) throws DriverException {
    return spec(config, Map.of());
  }

  private ContainerSpec spec(Map<String, Object> config, Map<String, String> env)
      throws DriverException {
    Map<String, Object> whole = new LinkedHashMap<>(config);
    whole.put("image", "busybox:1.36");
    TaskRequest request = sandbox.request(whole, env, List.of(DB));
    return ContainerSpec.of(request, Config.read(ContainerSpec.SCHEMA, request.config()));
  }
}
