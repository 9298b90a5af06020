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
    return containers(marker, "--all=false");
  }

  @Override
  Set<String> present(String marker) throws Exception {
    return containers(marker, "--all");
  }

  @Override
  void remove(String present) throws Exception {
    DockerDaemon.run("docker", "rm", "--force", present);
  }

  private static Set<String> containers(String marker, String option) throws Exception {
    String label = "label=" + RolloutJob.LABEL + "=" + marker;
    return DockerDaemon.run("docker", "ps", "--quiet", option, "--filter", label)
        .lines()
        .collect(Collectors.toSet());
  }
}
