package dev.caravan.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes of this machine. */
final class Processes {
  private Processes() {}

  /**
   * Numbers of the processes that have this argument. A process that a shell has just forked has
   * the shell's arguments until it becomes another program, and does not count.
   */
  static Set<Long> withArgument(String argument) {
    return ProcessHandle.allProcesses()
        .filter(process -> hasArgument(process, argument))
        .filter(process -> process.parent().filter(it -> hasArgument(it, argument)).isEmpty())
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /** Numbers of the processes that work in a directory or below it, as tasks do in theirs. */
  static Set<Long> workingIn(Path directory) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> worksIn(pid, directory))
        .collect(Collectors.toSet());
  }

  private static boolean worksIn(long pid, Path directory) {
    try {
      return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().startsWith(directory);
    } catch (IOException e) {
      // It has ended meanwhile, or is somebody else's.
      return false;
    }
  }

  private static boolean hasArgument(ProcessHandle process, String argument) {
    return process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(argument::equals);
  }
}
