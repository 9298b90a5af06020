package dev.caravan.drivers.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.caravan.core.driver.DriverException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes containers: translates a {@link ContainerSpec} for the daemon. */
final class Containers {
  /**
   * The daemon's own log is only on the way to the task's log files. It is read again after a
   * restart of the host, so it must be of a readable kind and hold what is written meanwhile.
   */
  private static final Map<String, String> LOG_LIMITS = Map.of("max-size", "20m", "max-file", "2");

  private Containers() {}

  /**
   * Makes a container; it does not run yet.
   *
   * @param labels that it has beside those of its task
   */
  static Container create(DockerEngine engine, ContainerSpec spec, Map<String, String> labels)
      throws DriverException {
    CreateContainerCmd create = engine.commands().createContainerCmd(spec.image());
    HostConfig host = hostConfig(spec);
    describe(create, spec);
    Map<String, String> all = new LinkedHashMap<>(spec.labels());
    all.putAll(labels);
    create.withLabels(all);
    spec.options().apply(create, host);
    create.withHostConfig(host);
    String id =
        engine.call(
            "create container %s of image %s".formatted(spec.name(), spec.image()),
            () -> create.exec().getId());
    return new Container(engine, id);
  }

  private static void describe(CreateContainerCmd create, ContainerSpec spec) {
    create
        .withName(spec.name())
        .withEnv(spec.env().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList())
        .withExposedPorts(bindings(spec).stream().map(PortBinding::getExposedPort).toList());
    if (!spec.entrypoint().isEmpty()) {
      create.withEntrypoint(spec.entrypoint());
    }
    if (!spec.command().isEmpty()) {
      create.withCmd(spec.command());
    }
    if (spec.hostname() != null) {
      create.withHostName(spec.hostname());
    }
    if (spec.directory() != null) {
      create.withWorkingDir(spec.directory());
    }
    if (spec.user() != null) {
      create.withUser(spec.user());
    }
  }

  private static HostConfig hostConfig(ContainerSpec spec) {
    HostConfig host =
        HostConfig.newHostConfig()
            .withMemory(spec.memoryBytes())
            .withMemorySwap(spec.memoryBytes())
            .withCpuShares(spec.cpuShares())
            .withMemoryReservation(spec.reservedMemoryBytes())
            .withBinds(spec.mounts().binds())
            .withMounts(spec.mounts().mounts())
            .withPortBindings(bindings(spec))
            .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG_LIMITS));
    if (!spec.cores().isEmpty()) {
      host.withCpusetCpus(
          spec.cores().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    return spec.network() == null ? host : host.withNetworkMode(spec.network());
  }

  private static List<PortBinding> bindings(ContainerSpec spec) {
    List<PortBinding> bindings = new ArrayList<>();
    for (PublishedPort port : spec.ports()) {
      Ports.Binding outside = Ports.Binding.bindIpAndPort(port.hostAddress(), port.hostPort());
      for (InternetProtocol protocol : List.of(InternetProtocol.TCP, InternetProtocol.UDP)) {
        bindings.add(new PortBinding(outside, new ExposedPort(port.inside(), protocol)));
      }
    }
    return bindings;
  }
}
