package dev.caravan.example;

import dev.caravan.drivers.rawexec.RawExecDriver;
import java.nio.file.Path;
import java.util.List;

/** Tasks that are processes. */
class CrowdRecoveryTest extends CrowdRecoveryContract {
  CrowdRecoveryTest() {
    super(RawExecDriver.NAME, 20);
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
