package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The example with containers. */
@ExtendWith(DockerDaemon.class)
class DockerWalkThroughTest {
  @Test
  void walksThroughWithContainers(@TempDir Path directory) throws Exception {
    CapturedOutput run =
        CapturedOutput.of(
            "--driver", "docker",
            "--images", "redis:3.2,redis:4.0",
            "--data-dir", directory.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.output("alloc logs ID redis", 1)).isEqualTo("ready to accept connections\n");
    assertThat(run.output("job plan example.nomad", 2))
        .contains("      +/- image:           \"redis:3.2\" => \"redis:4.0\"\n");
    assertThat(containersOf(directory)).isEmpty();
  }

  /** A container of a task has directories of its allocation as volumes. */
  private static String containersOf(Path directory) throws Exception {
    return DockerDaemon.run("docker", "ps", "--all", "--quiet", "--filter", "volume=" + directory);
  }
}
