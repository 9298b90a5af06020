package dev.caravan.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What containers see of volumes, of memory and of the host, on a host that allows it. */
@ExtendWith(DockerDaemon.class)
class ContainerMountsTest {
  private final TaskDriver driver = DockerDriver.builder().allowVolumes().build();
  private final DockerClient docker = client();
  private final String volume = "caravan-test-" + UUID.randomUUID();
  private TaskSandbox sandbox;

  @BeforeEach
  void prepare(@TempDir Path root) throws Exception {
    sandbox = new TaskSandbox(root);
  }

  @AfterEach
  void end() throws Exception {
    boolean made =
        docker.listVolumesCmd().exec().getVolumes().stream()
            .anyMatch(known -> known.getName().equals(volume));
    if (made) {
      docker.removeVolumeCmd(volume).exec();
    }
    docker.close();
    driver.close();
  }

  @Test
  void keepsWhatIsInAVolume() throws Exception {
    Map<String, Object> mount =
        Map.of(
            "type",
            "volume",
            "source",
            volume,
            "target",
            "/data",
            "volume_options",
            List.of(
                Map.of(
                    "no_copy",
                    true,
                    "labels",
                    List.of(Map.of("team", "x")),
                    "driver_config",
                    List.of(Map.of("name", "local")))));

    run("echo kept > /data/file", Map.of("mount", List.of(mount)));
    run("cat /data/file", Map.of("mount", List.of(mount)));

    assertThat(sandbox.stdout()).isEqualTo("kept\n");
    InspectVolumeResponse made = docker.inspectVolumeCmd(volume).exec();
    assertThat(made.getDriver()).isEqualTo("local");
    assertThat(made.getLabels()).containsEntry("team", "x");
  }

  @Test
  void mountsMemory() throws Exception {
    Map<String, Object> mount =
        Map.of(
            "type",
            "tmpfs",
            "target",
            "/scratch",
            "tmpfs_options",
            Map.of("size", 1L << 20, "mode", 448L));

    run("grep /scratch /proc/mounts; stat -c %a /scratch", Map.of("mount", mount));

    assertThat(sandbox.stdout()).startsWith("tmpfs /scratch tmpfs").contains("size=1024k");
    assertThat(sandbox.stdout()).endsWith("\n700\n");
  }

  @Test
  void usesAVolumeDriver() throws Exception {
    Map<String, Object> config =
        Map.of("volume_driver", "local", "volumes", List.of(volume + ":/data"));

    run("echo x > /data/file", config);

    assertThat(docker.inspectVolumeCmd(volume).exec().getDriver()).isEqualTo("local");
  }

  @Test
  void mountsDirectoriesOfTheHost(@TempDir Path outside) throws Exception {
    Files.writeString(outside.resolve("file"), "from the host\n");
    Map<String, Object> mount =
        Map.of(
            "type",
            "bind",
            "source",
            outside.toString(),
            "target",
            "/host",
            "readonly",
            true,
            "bind_options",
            Map.of("propagation", "rprivate"));

    run("cat /host/file; touch /host/x || echo read-only", Map.of("mount", mount));

    assertThat(sandbox.stdout()).isEqualTo("from the host\nread-only\n");
  }

  private void run(String script, Map<String, Object> more) throws Exception {
    Map<String, Object> config = new LinkedHashMap<>(more);
    config.put("image", "busybox:1.36");
    config.put("command", "sh");
    config.put("args", List.of("-c", script));
    TaskHandle task = driver.start(sandbox.request(config));
    task.exit().get(20, java.util.concurrent.TimeUnit.SECONDS);
    task.kill(null, Duration.ZERO);
    task.destroy();
  }

  private static DockerClient client() {
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    return DockerClientImpl.getInstance(
        config, new ZerodepDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build());
  }
}
