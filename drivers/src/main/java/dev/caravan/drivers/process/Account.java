package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A user of the host, other than the host's own, whom a task runs as.
 *
 * @param user its number
 * @param group the number of its first group
 */
record Account(long user, long group) {
  private static final String ROOT = "root";

  /**
   * Looks a user up.
   *
   * @param name its name or number
   * @return empty if it is the host's own
   * @throws DriverException if there is no such user, or the host cannot run commands as others
   */
  static Optional<Account> of(String name) throws DriverException {
    String own = System.getProperty("user.name", "");
    if (name.equals(own)) {
      return Optional.empty();
    }
    if (!own.equals(ROOT)) {
      throw new DriverException(
          "cannot run a task as user \"%s\": only a host that runs as root can, and this one runs as %s; leave out \"user\""
              .formatted(name, own),
          false);
    }
    long user = id("-u", name);
    return user == 0 ? Optional.empty() : Optional.of(new Account(user, id("-g", name)));
  }

  /** What is put in front of a command to have it run as this user. */
  List<String> become() throws DriverException {
    return List.of(
        tool("setpriv").toString(), "--reuid=" + user, "--regid=" + group, "--init-groups", "--");
  }

  /** A line of a shell script that gives files to this user, or ends with an error. */
  String handOver(List<Path> files) throws DriverException {
    return files.stream()
        .map(file -> LaunchScript.quoted(file.toString()))
        .collect(
            Collectors.joining(
                " ",
                "%s %d:%d ".formatted(LaunchScript.quoted(tool("chown").toString()), user, group),
                " || exit 1\n"));
  }

  private static long id(String option, String name) throws DriverException {
    try {
      Process id =
          new ProcessBuilder(tool("id").toString(), option, "--", name)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String number =
          new String(id.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
      if (number.isEmpty()) {
        throw new DriverException(
            "failed to identify user \"%s\": this node has no such user".formatted(name), false);
      }
      return Long.parseLong(number);
    } catch (IOException e) {
      throw new DriverException("cannot look for user \"" + name + "\": " + e, true, e);
    }
  }

  private static Path tool(String name) throws DriverException {
    return HostTools.find(name)
        .orElseThrow(
            () ->
                new DriverException(
                    "to run a task as a user of its own, this host needs the program "
                        + name
                        + "; install it",
                    true));
  }
}
