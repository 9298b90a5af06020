package dev.caravan.example;

import java.util.Set;
import java.util.stream.Collectors;

/** Tasks that are processes. */
class CrashRecoveryTest extends CrashRecoveryContract {
  CrashRecoveryTest() {
    super(TaskKind.RAW_EXEC);
  }

  @Override
  Set<String> running(String marker) {
    return Processes.withArgument(marker).stream()
        .map(pid -> Long.toString(pid))
        .collect(Collectors.toSet());
  }

  @Override
  Set<String> present(String marker) {
    return running(marker);
  }

  @Override
  void remove(String present) {
    ProcessHandle.of(Long.parseLong(present)).ifPresent(ProcessHandle::destroyForcibly);
  }
}
