package dev.caravan.example;

import dev.caravan.drivers.docker.DockerDriver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks that are containers. */
@ExtendWith(DockerDaemon.class)
class DockerCrowdRecoveryTest extends CrowdRecoveryContract {
  DockerCrowdRecoveryTest() {
    super(DockerDriver.NAME, 5);
  }

  @Override
  List<String> present(String marker, Path directory) throws Exception {
    String label = "label=" + RolloutJob.LABEL + "=" + marker;
    return DockerDaemon.run("docker", "ps", "--quiet", "--all", "--filter", label).lines().toList();
  }

  @Override
  void remove(String present) throws Exception {
    DockerDaemon.run("docker", "rm", "--force", present);
  }
}
