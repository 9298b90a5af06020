package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskDriver.Fingerprint;
import dev.caravan.drivers.docker.DockerDriver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that need a Docker daemon and the images of {@code .ci/docker-images}. Without a daemon
 * they are skipped and say why; under CI, where there must be one, they fail.
 */
final class DockerDaemon implements BeforeAllCallback {
  private static final Path IMAGES = Path.of("..", ".ci", "docker-images");

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Fingerprint fingerprint;
    try (DockerDriver driver = new DockerDriver()) {
      fingerprint = driver.fingerprint();
    }
    if (fingerprint.ready()) {
      run(IMAGES.toString());
      return;
    }
    String reason = "needs a Docker daemon: " + fingerprint.description();
    assertThat("true").as(reason).isNotEqualTo(System.getenv("CI"));
    System.err.println("skipped " + context.getDisplayName() + ", it " + reason);
    Assumptions.abort(reason);
  }

  /** Runs a program that must succeed, and gives its output. */
  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
