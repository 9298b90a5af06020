package dev.caravan.drivers.docker;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a container sees the task's directories: {@code /alloc}, {@code /local} and {@code
 * /secrets}.
 *
 * @param task the task's directory on the host
 * @param standard the mounts that every container has
 */
record ContainerPaths(Path task, List<BindMount> standard) {

  /** What a {@code mount} block may say. */
  static final ConfigSchema MOUNT =
      ConfigSchema.of(DockerDriver.NAME)
          .require("target", ConfigType.TEXT)
          .allow(ConfigType.TEXT, "type", "source")
          .allow(ConfigType.FLAG, "readonly");

  static ContainerPaths of(Directories places) {
    return new ContainerPaths(
        places.task().toAbsolutePath(),
        List.of(
            new BindMount(places.local().toAbsolutePath(), "/local", false),
            new BindMount(places.secrets().toAbsolutePath(), "/secrets", false),
            new BindMount(places.allocation().toAbsolutePath(), "/alloc", false)));
  }

  /**
   * The {@code volumes} of the job file.
   *
   * @param volumes of the form {@code path:inside} or {@code path:inside:ro}, the path seen from
   *     the task's directory and within it
   */
  List<BindMount> volumes(List<String> volumes) throws DriverException {
    List<BindMount> mounts = new ArrayList<>();
    for (String volume : volumes) {
      mounts.add(volume(volume));
    }
    return mounts;
  }

  private BindMount volume(String volume) throws DriverException {
    List<String> parts = List.of(volume.split(":", -1));
    boolean readOnly = parts.size() == 3 && parts.get(2).equals("ro");
    boolean writable = parts.size() == 2 || (parts.size() == 3 && parts.get(2).equals("rw"));
    if (!(readOnly || writable) || !parts.get(1).startsWith("/")) {
      throw new DriverException(
          "volume \"%s\" must be of the form path:/inside or path:/inside:ro".formatted(volume),
          false);
    }
    return bind("volume \"" + volume + "\"", parts.get(0), parts.get(1), readOnly);
  }

  /**
   * The directories that blocks of the job file name one by one.
   *
   * @param mounts each fits {@link #MOUNT}
   */
  List<BindMount> mounts(List<Config> mounts) throws DriverException {
    List<BindMount> binds = new ArrayList<>();
    for (Config mount : mounts) {
      binds.add(mount(mount));
    }
    return binds;
  }

  private BindMount mount(Config mount) throws DriverException {
    String target = mount.text("target").orElseThrow();
    String type = mount.text("type").orElse("bind");
    if (!type.equals("bind")) {
      throw new DriverException(
          "the mount at \"%s\" must be of type bind, not %s: others are out of reach"
              .formatted(target, type),
          false);
    }
    String source = mount.text("source").orElse("");
    return bind("mount \"" + source + "\"", source, target, mount.flag("readonly"));
  }

  /** A directory within the task's, which {@code what} tells of in errors. */
  private BindMount bind(String what, String source, String inside, boolean readOnly)
      throws DriverException {
    Path outside = task.resolve(source).normalize();
    if (!isWithinTask(outside)) {
      throw new DriverException(
          what + " is outside of the task's directory; use a path within it, such as local/data",
          false);
    }
    return new BindMount(outside, inside, readOnly);
  }

  /** Also after links are followed: the daemon would follow them wherever they lead. */
  private boolean isWithinTask(Path outside) throws DriverException {
    if (!outside.startsWith(task) || !Files.exists(outside)) {
      return outside.startsWith(task);
    }
    try {
      return outside.toRealPath().startsWith(task.toRealPath());
    } catch (IOException e) {
      throw new DriverException("cannot look at volume " + outside + ": " + e, true, e);
    }
  }
}
