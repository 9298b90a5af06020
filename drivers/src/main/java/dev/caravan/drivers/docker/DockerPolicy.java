package dev.caravan.drivers.docker;

import dev.caravan.core.driver.DriverException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a host lets containers do to it.
 *
 * @param privileged whether they may be as powerful as the host: privileged, with its devices, its
 *     view of processes, or without its security profiles
 * @param capabilities those that they may be given, in lower case; {@code all} for any
 * @param volumes whether they may see any path of the host, and volumes of the daemon
 * @param runtimes those that they may be run by
 */
record DockerPolicy(
    boolean privileged, Set<String> capabilities, boolean volumes, Set<String> runtimes) {
  private static final String ANY = "all";

  /** Nothing but the capabilities that Docker gives every container; as Nomad has it. */
  static final DockerPolicy DEFAULT =
      new DockerPolicy(
          false,
          Set.of(
              "audit_write",
              "chown",
              "dac_override",
              "fowner",
              "fsetid",
              "kill",
              "mknod",
              "net_bind_service",
              "setfcap",
              "setgid",
              "setpcap",
              "setuid",
              "sys_chroot"),
          false,
          Set.of("runc", "nvidia"));

  /**
   * Checks something that makes a container as powerful as the host.
   *
   * @param what in words that go on from "is not allowed"
   */
  void checkPrivileged(String what) throws DriverException {
    if (!privileged) {
      throw new DriverException(
          "%s is not allowed on this node; its host can allow it by DockerDriver.builder().allowPrivileged()"
              .formatted(what),
          false);
    }
  }

  /**
   * Checks something that shows a container files of others.
   *
   * @param what in words that go on from "cannot"
   */
  void checkVolumes(String what, String name) throws DriverException {
    if (!volumes) {
      throw new DriverException(
          "volumes are not enabled; cannot %s \"%s\": use a path within the task's directory, such as local/data; the node's host can allow others by DockerDriver.builder().allowVolumes()"
              .formatted(what, name),
          false);
    }
  }

  void checkRuntime(String runtime) throws DriverException {
    if (!runtimes.contains(runtime)) {
      throw new DriverException(
          "requested runtime \"%s\" is not allowed on this node; its host can allow it by DockerDriver.builder().allowRuntimes(...)"
              .formatted(runtime),
          false);
    }
  }

  void checkCapabilities(List<String> wanted) throws DriverException {
    Set<String> missing = new TreeSet<>();
    for (String name : wanted) {
      String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^cap_", "");
      if (!capabilities.contains(ANY) && !capabilities.contains(plain)) {
        missing.add(plain);
      }
    }
    if (!missing.isEmpty()) {
      throw new DriverException(
          "the capabilities %s are not allowed on this node; its host can allow them by DockerDriver.builder().allowCapabilities(...)"
              .formatted(missing),
          false);
    }
  }
}
