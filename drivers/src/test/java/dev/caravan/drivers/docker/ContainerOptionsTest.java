package dev.caravan.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What else a job can ask of a container, as the daemon then tells it. */
@ExtendWith(DockerDaemon.class)
class ContainerOptionsTest {
  private final TaskDriver driver = new DockerDriver();
  private TaskSandbox sandbox;
  private TaskHandle task;

  @BeforeEach
  void prepare(@TempDir Path root) throws Exception {
    sandbox = new TaskSandbox(root);
  }

  @AfterEach
  void end() throws Exception {
    if (task != null) {
      task.kill(null, Duration.ZERO);
      task.destroy();
    }
    driver.close();
  }

  @Test
  void setsUpTheNetwork() throws Exception {
    HostConfig host =
        started(
                Map.of(
                    "dns_servers", List.of("127.0.0.53"),
                    "dns_search_domains", List.of("example.org"),
                    "dns_options", List.of("ndots:2"),
                    "extra_hosts", List.of("db:127.0.0.2")))
            .getHostConfig();

    assertThat(host.getDns()).containsExactly("127.0.0.53");
    assertThat(host.getDnsSearch()).containsExactly("example.org");
    assertThat(host.getDnsOptions()).containsExactly("ndots:2");
    assertThat(host.getExtraHosts()).containsExactly("db:127.0.0.2");
  }

  @Test
  void changesRights() throws Exception {
    HostConfig host =
        started(
                Map.of(
                    "cap_add", List.of("CAP_MKNOD"),
                    "cap_drop", List.of("net_raw"),
                    "security_opt", List.of("no-new-privileges"),
                    "group_add", List.of("65534"),
                    "readonly_rootfs", true))
            .getHostConfig();

    assertThat(host.getCapAdd()).containsExactly(Capability.MKNOD);
    assertThat(host.getCapDrop()).containsExactly(Capability.NET_RAW);
    assertThat(host.getSecurityOpts()).containsExactly("no-new-privileges");
    assertThat(host.getGroupAdd()).containsExactly("65534");
    assertThat(host.getReadonlyRootfs()).isTrue();
  }

  @Test
  void limitsWhatItUses() throws Exception {
    HostConfig host =
        started(
                options(
                    "oom_score_adj",
                    100L,
                    "memory_hard_limit",
                    256L,
                    "cpu_hard_limit",
                    true,
                    "cpu_cfs_period",
                    50_000L,
                    "pids_limit",
                    50L,
                    "shm_size",
                    16L << 20,
                    "ulimit",
                    List.of(Map.of("nofile", "1024:2048", "nproc", 512L)),
                    "sysctl",
                    List.of(Map.of("net.core.somaxconn", "1024"))))
            .getHostConfig();

    assertThat(host.getMemory()).isEqualTo(256L << 20);
    assertThat(host.getMemoryReservation()).isEqualTo(64L << 20);
    assertThat(host.getCpuPeriod()).isEqualTo(50_000);
    assertThat(host.getCpuQuota()).isBetween(1_000L, 50_000L);
    assertThat(host.getOomScoreAdj()).isEqualTo(100);
    assertThat(host.getPidsLimit()).isEqualTo(50);
    assertThat(host.getShmSize()).isEqualTo(16L << 20);
    assertThat(host.getUlimits())
        .contains(new Ulimit("nofile", 1024L, 2048L), new Ulimit("nproc", 512L, 512L));
    assertThat(host.getSysctls()).containsEntry("net.core.somaxconn", "1024");
  }

  @Test
  void changesHowItRuns() throws Exception {
    InspectContainerResponse container =
        started(
            options(
                "init",
                true,
                "interactive",
                true,
                "tty",
                true,
                "runtime",
                "runc",
                "cgroupns",
                "private",
                "ipc_mode",
                "private",
                "mac_address",
                "02:42:ac:11:00:99",
                "healthchecks",
                List.of(Map.of("disable", true)),
                "logging",
                List.of(Map.of("type", "local", "config", List.of(Map.of("max-size", "2m"))))));

    assertThat(container.getHostConfig().getInit()).isTrue();
    assertThat(container.getHostConfig().getIpcMode()).isEqualTo("private");
    assertThat(container.getConfig().getStdinOpen()).isTrue();
    assertThat(container.getConfig().getTty()).isTrue();
    assertThat(container.getHostConfig().getRuntime()).isEqualTo("runc");
    assertThat(container.getConfig().getHealthcheck().getTest()).containsExactly("NONE");
    assertThat(container.getHostConfig().getLogConfig().getConfig())
        .containsEntry("max-size", "2m");
  }

  @ParameterizedTest
  @CsvSource({
    "privileged, true, privileged",
    "pid_mode, host, pid_mode",
    "userns_mode, host, userns_mode",
    "cgroupns, host, cgroupns"
  })
  void refusesWhatWouldGiveItTheHost(String key, String value, String named) {
    assertThatThrownBy(() -> started(Map.of(key, value)))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("allowPrivileged");
  }

  @Test
  void refusesDevicesAndCapabilitiesThatAreNotAllowed() {
    assertThatThrownBy(() -> started(Map.of("devices", List.of(Map.of("host_path", "/dev/kmsg")))))
        .hasMessageContaining("devices");
    assertThatThrownBy(() -> started(Map.of("security_opt", List.of("seccomp=unconfined"))))
        .hasMessageContaining("seccomp=unconfined");
    assertThatThrownBy(() -> started(Map.of("cap_add", List.of("SYS_ADMIN"))))
        .hasMessageContaining("sys_admin")
        .hasMessageContaining("allowCapabilities");
  }

  @Test
  void givesTheHostWhereItAllowsThat() throws Exception {
    TaskRequest request =
        request(
            Map.of(
                "privileged", true,
                "cap_add", List.of("net_admin"),
                "devices",
                    List.of(Map.of("host_path", "/dev/null", "container_path", "/dev/nothing"))));
    ContainerSpec spec =
        ContainerSpec.of(
            request,
            Config.read(ContainerSpec.SCHEMA, request.config()),
            new DockerPolicy(true, Set.of("all"), false, Set.of()));

    // Made and not started: not every daemon has the rights that it would have to hand on.
    Container made = Containers.create(engine(), spec, Map.of());
    HostConfig host = inspect(request).getHostConfig();
    made.remove();

    assertThat(host.getPrivileged()).isTrue();
    assertThat(host.getDevices())
        .singleElement()
        .satisfies(device -> assertThat(device.getPathInContainer()).isEqualTo("/dev/nothing"));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> started(Map.of("ulimit", List.of(Map.of("nofile", "many")))))
        .hasMessageContaining("nofile")
        .hasMessageContaining("soft:hard");
    assertThatThrownBy(() -> started(Map.of("logging", List.of(Map.of("type", "syslog")))))
        .hasMessageContaining("syslog");
    assertThatThrownBy(() -> started(Map.of("oom_score_adj", -1L)))
        .hasMessageContaining("oom_score_adj must be from 0 to 1000, not -1");
    assertThatThrownBy(() -> started(Map.of("runtime", "kata")))
        .hasMessageContaining("requested runtime \"kata\" is not allowed")
        .hasMessageContaining("allowRuntimes");
    assertThatThrownBy(() -> started(Map.of("cap_drop", List.of("everything"))))
        .hasMessageContaining("everything");
  }

  @Test
  void namesMistakesWithinBlocks() {
    Map<String, Object> config =
        Map.of(
            "image", "busybox:1.36",
            "auth", List.of(Map.of("user_name", "x")),
            "mount", List.of(Map.of("source", "local", "taget", "/x")));

    assertThat(driver.validate(config))
        .anySatisfy(
            problem -> assertThat(problem).contains("in \"auth\"", "did you mean \"username\"?"))
        .anySatisfy(
            problem -> assertThat(problem).contains("in \"mount\"", "did you mean \"target\"?"))
        .anySatisfy(problem -> assertThat(problem).contains("in \"mount\"", "missing \"target\""));
  }

  private static Map<String, Object> options(Object... keysAndValues) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      options.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return options;
  }

  private InspectContainerResponse started(Map<String, Object> more) throws DriverException {
    TaskRequest request = request(more);
    task = driver.start(request);
    return inspect(request);
  }

  private TaskRequest request(Map<String, Object> more) {
    Map<String, Object> config = new LinkedHashMap<>(more);
    config.put("image", "busybox:1.36");
    config.put("command", "sleep");
    config.put("args", List.of("600"));
    return sandbox.request(config);
  }

  private static InspectContainerResponse inspect(TaskRequest request) {
    return engine().commands().inspectContainerCmd(ContainerSpec.name(request)).exec();
  }

  private static DockerEngine engine() {
    return new DockerEngine(DefaultDockerClientConfig.createDefaultConfigBuilder().build());
  }
}
