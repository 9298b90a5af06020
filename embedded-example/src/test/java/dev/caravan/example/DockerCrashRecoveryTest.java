package dev.caravan.example;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks that are containers. */
@ExtendWith(DockerDaemon.class)
class DockerCrashRecoveryTest extends CrashRecoveryContract {
  DockerCrashRecoveryTest() {
    super(TaskKind.DOCKER);
  }

  @Override
  Set<String> running(String marker) throws Exception {
    String label = "label=" + RolloutJob.LABEL + "=" + marker;
    return DockerDaemon.run("docker", "ps", "--quiet", "--no-trunc", "--filter", label)
        .lines()
        .collect(Collectors.toSet());
  }

  @Override
  void kill(String running) throws Exception {
    DockerDaemon.run("docker", "rm", "--force", running);
  }
}
