package dev.caravan.example;

import dev.caravan.core.driver.TaskDriver.Fingerprint;
import dev.caravan.drivers.exec.ExecDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** Tasks that are processes in control groups, of which none may be left either. */
class ExecCrowdRecoveryTest extends CrowdRecoveryContract {
  private static final Path GROUPS = Path.of("/sys/fs/cgroup");

  /** Groups of tasks are this deep, in each hierarchy of version 1. */
  private static final int DEPTH = 3;

  ExecCrowdRecoveryTest() {
    super(ExecDriver.NAME, 10);
  }

  @BeforeAll
  static void requireControlGroups() {
    try (ExecDriver driver = new ExecDriver()) {
      Fingerprint fingerprint = driver.fingerprint();
      Assumptions.assumeTrue(fingerprint.ready(), fingerprint.description());
    }
  }

  @Override
  List<String> present(String marker, Path directory) throws IOException {
    List<String> present = new ArrayList<>();
    Processes.workingIn(directory).forEach(process -> present.add(Long.toString(process)));
    present.addAll(groups(directory));
    return present;
  }

  /** They go once their processes have ended. */
  @Override
  void remove(String present) throws IOException {
    if (present.startsWith("/")) {
      Files.deleteIfExists(Path.of(present));
    } else {
      ProcessHandle.of(Long.parseLong(present)).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static List<String> groups(Path directory) throws IOException {
    Set<String> allocations = namesIn(directory.resolve("allocations"));
    try (Stream<Path> tree = Files.walk(GROUPS, DEPTH)) {
      return tree.filter(Files::isDirectory)
          .filter(
              group ->
                  allocations.stream()
                      .anyMatch(id -> String.valueOf(group.getFileName()).startsWith(id)))
          .map(Path::toString)
          .toList();
    }
  }

  private static Set<String> namesIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Set.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .map(child -> String.valueOf(child.getFileName()))
          .filter(name -> name.length() == 36)
          .collect(Collectors.toSet());
    }
  }
}
