package dev.caravan.drivers.docker;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.BindPropagation;
import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.TmpfsOptions;
import com.github.dockerjava.api.model.VolumeOptions;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.driver.TaskRequest.VolumeMount;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a container sees beside its image: the task's directories as {@code /alloc}, {@code /local}
 * and {@code /secrets}, the volumes of its node, and what its configuration asks for.
 *
 * @param binds the {@code volumes} of the job file, in the daemon's old form: it makes directories
 *     that are not there, and uses the {@code volume_driver}
 * @param mounts all others
 */
record ContainerMounts(List<Bind> binds, List<Mount> mounts) {
  private static final ConfigSchema BIND_OPTIONS =
      ConfigSchema.of(DockerDriver.NAME).allow(ConfigType.TEXT, "propagation");

  private static final ConfigSchema TMPFS_OPTIONS =
      ConfigSchema.of(DockerDriver.NAME).allow(ConfigType.NUMBER, "size", "mode");

  private static final ConfigSchema DRIVER_CONFIG =
      ConfigSchema.of(DockerDriver.NAME)
          .allow(ConfigType.TEXT, "name")
          .allow(ConfigType.MAP, "options");

  private static final ConfigSchema VOLUME_OPTIONS =
      ConfigSchema.of(DockerDriver.NAME)
          .allow(ConfigType.FLAG, "no_copy")
          .allow(ConfigType.MAP, "labels")
          .allowBlocks(DRIVER_CONFIG, "driver_config");

  private static final ConfigSchema MOUNT =
      ConfigSchema.of(DockerDriver.NAME)
          .require("target", ConfigType.TEXT)
          .allow(ConfigType.TEXT, "type", "source")
          .allow(ConfigType.FLAG, "readonly")
          .allowBlocks(BIND_OPTIONS, "bind_options")
          .allowBlocks(TMPFS_OPTIONS, "tmpfs_options")
          .allowBlocks(VOLUME_OPTIONS, "volume_options");

  private static final List<String> MOUNT_KEYS = List.of("mount", "mounts");

  /** Adds its keys to those of a container. */
  static ConfigSchema addTo(ConfigSchema schema) {
    MOUNT_KEYS.forEach(key -> schema.allowBlocks(MOUNT, key));
    return schema.allow(ConfigType.TEXTS, "volumes").allow(ConfigType.TEXT, "volume_driver");
  }

  /**
   * What a task's container sees.
   *
   * @throws DriverException if the configuration asks for what makes no sense, or for what the host
   *     does not allow
   */
  static ContainerMounts of(TaskRequest request, Config config, DockerPolicy policy)
      throws DriverException {
    Reading reading = new Reading(request.directories(), policy);
    List<Mount> mounts = new ArrayList<>(standard(request.directories()));
    for (String key : MOUNT_KEYS) {
      for (Config mount : config.maps(key, MOUNT)) {
        mounts.add(reading.mount(mount));
      }
    }
    request.mounts().stream().map(ContainerMounts::volumeOfTheNode).forEach(mounts::add);
    return new ContainerMounts(reading.binds(config), mounts);
  }

  private static List<Mount> standard(Directories places) {
    return List.of(
        bind(places.local(), "/local"),
        bind(places.secrets(), "/secrets"),
        bind(places.allocation(), "/alloc"));
  }

  private static Mount volumeOfTheNode(VolumeMount volume) {
    return bind(Path.of(volume.hostPath()), volume.taskPath()).withReadOnly(volume.readOnly());
  }

  private static Mount bind(Path outside, String inside) {
    return new Mount()
        .withType(MountType.BIND)
        .withSource(outside.toAbsolutePath().toString())
        .withTarget(inside)
        .withReadOnly(false);
  }

  /** Reads what a configuration asks for. */
  private record Reading(Directories places, DockerPolicy policy) {

    /** Of the form {@code path:inside} or {@code path:inside:options}. */
    List<Bind> binds(Config config) throws DriverException {
      boolean ofDriver = config.text("volume_driver").isPresent();
      if (ofDriver) {
        policy.checkVolumes("use volume driver", config.text("volume_driver").orElseThrow());
      }
      List<Bind> binds = new ArrayList<>();
      for (String volume : config.texts("volumes")) {
        Bind bind = parse(volume);
        binds.add(ofDriver ? bind : withSource(bind, hostPath(bind.getPath(), volume)));
      }
      return binds;
    }

    private static Bind parse(String volume) throws DriverException {
      try {
        Bind bind = Bind.parse(volume);
        if (bind.getVolume().getPath().startsWith("/")) {
          return bind;
        }
      } catch (IllegalArgumentException malformed) {
        // Said below.
      }
      throw new DriverException(
          "invalid docker volume \"%s\": it must be of the form path:/inside or path:/inside:ro"
              .formatted(volume),
          false);
    }

    private static Bind withSource(Bind bind, Path source) {
      return new Bind(
          source.toString(),
          bind.getVolume(),
          bind.getAccessMode(),
          bind.getSecMode(),
          bind.getNoCopy(),
          bind.getPropagationMode());
    }

    Mount mount(Config mount) throws DriverException {
      String type = mount.text("type").orElse("volume");
      return switch (type) {
        case "volume" -> volume(mount);
        case "bind" -> bound(mount);
        case "tmpfs" -> tmpfs(mount);
        default ->
            throw new DriverException(
                "invalid mount type, must be \"bind\", \"volume\", \"tmpfs\": \"%s\""
                    .formatted(type),
                false);
      };
    }

    private Mount volume(Config mount) throws DriverException {
      String source = mount.text("source").orElse("");
      policy.checkVolumes("mount volume:", source);
      VolumeOptions options = new VolumeOptions();
      for (Config volume : mount.maps("volume_options", VOLUME_OPTIONS)) {
        options.withNoCopy(volume.flag("no_copy")).withLabels(volume.map("labels"));
        for (Config driver : volume.maps("driver_config", DRIVER_CONFIG)) {
          options.withDriverConfig(
              new Driver()
                  .withName(driver.text("name").orElse(""))
                  .withOptions(driver.map("options")));
        }
      }
      return common(mount).withType(MountType.VOLUME).withSource(source).withVolumeOptions(options);
    }

    private Mount bound(Config mount) throws DriverException {
      String source = mount.text("source").orElse("");
      Mount bound =
          common(mount).withType(MountType.BIND).withSource(hostPath(source, source).toString());
      for (Config options : mount.maps("bind_options", BIND_OPTIONS)) {
        if (options.text("propagation").isPresent()) {
          bound.withBindOptions(
              new BindOptions()
                  .withPropagation(propagation(options.text("propagation").orElseThrow())));
        }
      }
      return bound;
    }

    private static BindPropagation propagation(String name) throws DriverException {
      try {
        String constant = name.replaceFirst("^r(?=private|shared|slave)", "r_");
        return BindPropagation.valueOf(constant.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException unknown) {
        throw new DriverException(
            "invalid propagation \"%s\": it must be shared, slave, private, rshared, rslave or rprivate"
                .formatted(name),
            false,
            unknown);
      }
    }

    private static Mount tmpfs(Config mount) throws DriverException {
      if (!mount.text("source").orElse("").isEmpty()) {
        throw new DriverException(
            "invalid source, must be \"\" for tmpfs: the mount at \"%s\""
                .formatted(mount.text("target").orElseThrow()),
            false);
      }
      TmpfsOptions options = new TmpfsOptions();
      for (Config tmpfs : mount.maps("tmpfs_options", TMPFS_OPTIONS)) {
        tmpfs.number("size").ifPresent(options::withSizeBytes);
        tmpfs.number("mode").map(Long::intValue).ifPresent(options::withMode);
      }
      return common(mount).withType(MountType.TMPFS).withTmpfsOptions(options);
    }

    private static Mount common(Config mount) throws DriverException {
      return new Mount()
          .withTarget(mount.text("target").orElseThrow())
          .withReadOnly(mount.flag("readonly"));
    }

    /**
     * A path of the host, seen from the task's directory. What is not the task's, nor shared by its
     * allocation, must be allowed.
     *
     * @param asked what asks for it, for errors
     */
    private Path hostPath(String path, String asked) throws DriverException {
      Path task = places.task().toAbsolutePath();
      Path outside = task.resolve(path).normalize();
      if (!isWithin(outside, task) && !isWithin(outside, places.allocation().toAbsolutePath())) {
        policy.checkVolumes("mount host paths:", asked);
      }
      return outside;
    }

    /** Also after links are followed: the daemon would follow them wherever they lead. */
    private static boolean isWithin(Path outside, Path directory) throws DriverException {
      if (!outside.startsWith(directory) || !Files.exists(outside)) {
        return outside.startsWith(directory);
      }
      try {
        return outside.toRealPath().startsWith(directory.toRealPath());
      } catch (IOException e) {
        throw new DriverException("cannot look at volume " + outside + ": " + e, true, e);
      }
    }
  }
}
