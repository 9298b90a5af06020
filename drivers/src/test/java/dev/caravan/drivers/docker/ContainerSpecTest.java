package dev.caravan.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
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
import java.util.Set;
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
        .hasMessageContaining("volumes are not enabled; cannot mount host paths: \"%s\"", volume)
        .hasMessageContaining("allowVolumes");
  }

  @Test
  void refusesVolumesThatALinkLeadsOutside() throws Exception {
    Files.createSymbolicLink(sandbox.directories().local().resolve("etc"), Path.of("/etc"));

    assertThatThrownBy(() -> spec(Map.of("volumes", List.of("local/etc:/data"))))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("volumes are not enabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local:data", "local:/data:rx", "local:/data:ro:z"})
  void refusesMalformedVolumes(String volume) {
    assertThatThrownBy(() -> spec(Map.of("volumes", List.of(volume))))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("of the form");
  }

  @Test
  void mountsWhatIsTheTasksOrItsAllocations() throws Exception {
    Path task = sandbox.directories().task().toAbsolutePath();
    Path shared = sandbox.directories().allocation().toAbsolutePath();
    Map<String, Object> data =
        Map.of("type", "bind", "source", "local/data", "target", "/data", "readonly", true);
    Map<String, Object> logs = Map.of("type", "bind", "source", "../alloc/logs", "target", "/logs");

    assertThat(spec(Map.of("mount", List.of(data), "mounts", List.of(logs))).mounts().mounts())
        .contains(
            bind(task.resolve("local/data"), "/data").withReadOnly(true),
            bind(shared.resolve("logs"), "/logs").withReadOnly(false));
  }

  @Test
  void refusesMountsOutOfReach() {
    Map<String, Object> volume = Map.of("source", "db", "target", "/db");
    Map<String, Object> outside = Map.of("type", "bind", "source", "/etc", "target", "/etc");
    Map<String, Object> nowhere = Map.of("type", "bind", "source", "local");

    assertThatThrownBy(() -> spec(Map.of("mounts", List.of(volume))))
        .hasMessageContaining("volumes are not enabled; cannot mount volume: \"db\"");
    assertThatThrownBy(() -> spec(Map.of("mounts", List.of(outside))))
        .hasMessageContaining("volumes are not enabled; cannot mount host paths: \"/etc\"");
    assertThatThrownBy(() -> spec(Map.of("mounts", List.of(nowhere))))
        .hasMessageContaining("missing \"target\"");
    assertThatThrownBy(() -> spec(Map.of("volume_driver", "flocker")))
        .hasMessageContaining("volumes are not enabled; cannot use volume driver \"flocker\"");
  }

  @Test
  void mountsAnythingWhereTheHostAllowsIt() throws Exception {
    Map<String, Object> outside = Map.of("type", "bind", "source", "/etc", "target", "/etc");
    DockerPolicy policy = new DockerPolicy(false, Set.of(), true, Set.of());

    ContainerMounts mounts =
        spec(Map.of("mount", outside, "volumes", List.of("/srv:/srv:ro")), Map.of(), policy)
            .mounts();

    assertThat(mounts.mounts()).contains(bind(Path.of("/etc"), "/etc").withReadOnly(false));
    assertThat(mounts.binds()).containsExactly(Bind.parse("/srv:/srv:ro"));
  }

  @Test
  void refusesMountsThatMakeNoSense() {
    Map<String, Object> unknown = Map.of("type", "npipe", "target", "/x");
    Map<String, Object> tmpfs = Map.of("type", "tmpfs", "target", "/x", "source", "local");
    Map<String, Object> propagation =
        Map.of(
            "type", "bind",
            "target", "/x",
            "source", "local",
            "bind_options", Map.of("propagation", "rrshared"));

    assertThatThrownBy(() -> spec(Map.of("mount", unknown)))
        .hasMessageContaining(
            "invalid mount type, must be \"bind\", \"volume\", \"tmpfs\": \"npipe\"");
    assertThatThrownBy(() -> spec(Map.of("mount", tmpfs)))
        .hasMessageContaining("invalid source, must be \"\" for tmpfs");
    assertThatThrownBy(() -> spec(Map.of("mount", propagation))).hasMessageContaining("rrshared");
  }

  private static Mount bind(Path outside, String inside) {
    return new Mount().withType(MountType.BIND).withSource(outside.toString()).withTarget(inside);
  }

  private ContainerSpec spec(Map<String, Object> config) throws DriverException {
    return spec(config, Map.of());
  }

  private ContainerSpec spec(Map<String, Object> config, Map<String, String> env)
      throws DriverException {
    return spec(config, env, DockerPolicy.DEFAULT);
  }

  private ContainerSpec spec(
      Map<String, Object> config, Map<String, String> env, DockerPolicy policy)
      throws DriverException {
    Map<String, Object> whole = new LinkedHashMap<>(config);
    whole.put("image", "busybox:1.36");
    TaskRequest request = sandbox.request(whole, env, List.of(DB));
    return ContainerSpec.of(request, Config.read(ContainerSpec.SCHEMA, request.config()), policy);
  }
}
