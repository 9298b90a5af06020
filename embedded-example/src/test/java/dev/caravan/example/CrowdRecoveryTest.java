package dev.caravan.example;

import java.nio.file.Path;
import java.util.List;

/** Tasks that are processes. */
class CrowdRecoveryTest extends CrowdRecoveryContract {
  CrowdRecoveryTest() {
    super(TaskKind.RAW_EXEC, 20);
  }

  @Override
  List<String> present(String marker, Path directory) {
    return Processes.workingIn(directory).stream().map(pid -> Long.toString(pid)).toList();
  }

  @Override
  void remove(String present) {
    ProcessHandle.of(Long.parseLong(present)).ifPresent(ProcessHandle::destroyForcibly);
  }
}
