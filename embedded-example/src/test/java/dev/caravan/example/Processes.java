package dev.caravan.example;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes of this machine. */
final class Processes {
  private Processes() {}

  /** Numbers of the processes that have an argument with this beginning. */
  static Set<Long> withArgument(String beginning) {
    return ProcessHandle.allProcesses()
        .filter(process -> hasArgument(process, beginning))
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private static boolean hasArgument(ProcessHandle process, String beginning) {
    return process.info().arguments().stream()
        .flatMap(Arrays::stream)
        .anyMatch(argument -> argument.startsWith(beginning));
  }
}
