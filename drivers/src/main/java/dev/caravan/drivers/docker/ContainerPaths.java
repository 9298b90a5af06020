package dev.caravan.drivers.docker;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskRequest.Directories;
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

  static ContainerPaths of(Directories places) {
    return new ContainerPaths(
        places.task().toAbsolutePath(),
        List.of(
            new BindMount(places.local().toAbsolutePath(), "/local", false),
            new BindMount(places.secrets().toAbsolutePath(), "/secrets", false),
            new BindMount(places.allocation().toAbsolutePath(), "/alloc", false)));
  }

  /**
   * The standard mounts and the {@code volumes} of the job file.
   *
   * @param volumes of the form {@code path:inside} or {@code path:inside:ro}, the path seen from
   *     the task's directory and within it
   */
  List<BindMount> mounts(List<String> volumes) throws DriverException {
    List<BindMount> mounts = new ArrayList<>(standard);
    for (String volume : volumes) {
      mounts.add(mount(volume));
    }
    return mounts;
  }

  private BindMount mount(String volume) throws DriverException {
    List<String> parts = List.of(volume.split(":", -1));
    boolean readOnly = parts.size() == 3 && parts.get(2).equals("ro");
    boolean writable = parts.size() == 2 || (parts.size() == 3 && parts.get(2).equals("rw"));
    if (!(readOnly || writable) || !parts.get(1).startsWith("/")) {
      throw new DriverException(
          "volume \"%s\" must be of the form path:/inside or path:/inside:ro".formatted(volume),
          false);
    }
    Path outside = task.resolve(parts.get(0)).normalize();
    if (!isWithinTask(outside)) {
      throw new DriverException(
          "volume \"%s\" is outside of the task's directory; use a path within it, such as local/data"
              .formatted(volume),
          false);
    }
    return new BindMount(outside, parts.get(1), readOnly);
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
