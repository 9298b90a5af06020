package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskRequest.Directories;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a task's commands see.
 *
 * @param tools the programs to use
 * @param places where the task lives
 * @param env its whole environment
 * @param user whom they run as; null for the host's user
 * @param containment what holds their processes together
 */
record TaskSurroundings(
    HostTools tools,
    Directories places,
    Map<String, String> env,
    @Nullable String user,
    Containment containment) {

  static TaskSurroundings of(HostTools tools, TaskRequest request, Containment containment) {
    Map<String, String> env = new LinkedHashMap<>(request.env());
    env.putIfAbsent("PATH", HostTools.defaultPath());
    return new TaskSurroundings(tools, request.directories(), env, request.user(), containment);
  }

  /**
   * Whom commands run as.
   *
   * @return empty for the host's user
   * @throws DriverException if there is no such user, or this host cannot run commands as others
   */
  Optional<Account> account() throws DriverException {
    return user == null ? Optional.empty() : Account.of(user);
  }

  /**
   * A command with the path of its program.
   *
   * @throws DriverException if there is no such program
   */
  List<String> resolve(String program, List<String> arguments) throws DriverException {
    Path path =
        CommandPath.resolve(program, places.task(), places.local(), env.getOrDefault("PATH", ""));
    return Stream.concat(Stream.of(path.toString()), arguments.stream()).toList();
  }
}
