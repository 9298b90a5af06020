package dev.caravan.drivers.docker;

import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.docker.Container.Phase;
import dev.caravan.drivers.docker.Container.Status;
import dev.caravan.drivers.support.Config;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs containers of a Docker daemon; {@code docker} in job files.
 *
 * <p>Configuration: {@code image} (required; pulled if it is absent, or always with {@code
 * force_pull}), {@code command}, {@code args}, {@code entrypoint}, {@code work_dir}, {@code
 * hostname}, {@code network_mode}, {@code labels}; {@code ports}, labels of ports to publish on the
 * same port or the one that the job's {@code to} gives; {@code port_map}, labels with the port of
 * the container; {@code volumes}, directories within the task's, as {@code local/data:/data:ro};
 * {@code mount}, the same as blocks with {@code source}, {@code target} and {@code readonly};
 * {@code auth} for the registry; and, by Nomad's names, {@code dns_servers}, {@code extra_hosts},
 * {@code cap_add}, {@code cap_drop}, {@code ulimit}, {@code sysctl}, {@code memory_hard_limit},
 * {@code cpu_hard_limit}, {@code pids_limit}, {@code shm_size}, {@code readonly_rootfs}, {@code
 * init}, {@code logging}, {@code healthchecks} and their like. What would give a container the host
 * is refused unless the {@linkplain #builder() host allows it}.
 *
 * <p>A container has the task's memory as its hard limit, its MHz as CPU shares, and sees the
 * task's directories as {@code /alloc}, {@code /local} and {@code /secrets}. The signal that ends
 * it is its image's by default. It outlives this process, and is found again by {@link #recover}.
 *
 * <p>A daemon need not be there: {@link #fingerprint} tells, and notices when it comes.
 */
public final class DockerDriver implements TaskDriver {

  /** The name by which job files ask for it. */
  public static final String NAME = "docker";

  private final Supplier<DefaultDockerClientConfig> config;
  private final DockerPolicy policy;
  private final Set<ContainerWatch> watches = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor retries;
  private @Nullable DockerEngine engine;

  /** Uses the daemon that {@code DOCKER_HOST} names, or the one at its usual place. */
  public DockerDriver() {
    this(builder());
  }

  /**
   * Uses the daemon at this address.
   *
   * @param host such as {@code unix:///var/run/docker.sock} or {@code tcp://127.0.0.1:2375}
   */
  public DockerDriver(String host) {
    this(builder().host(host));
  }

  private DockerDriver(Builder builder) {
    this.config = builder.config;
    this.policy = new DockerPolicy(builder.privileged, builder.capabilities);
    retries =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "docker-retries");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /** A driver whose containers may do more, or that uses another daemon. */
  public static Builder builder() {
    return new Builder();
  }

  /** Says what containers may do to the host. */
  public static final class Builder {
    private Supplier<DefaultDockerClientConfig> config =
        () -> DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    private boolean privileged = DockerPolicy.DEFAULT.privileged();
    private Set<String> capabilities = DockerPolicy.DEFAULT.capabilities();

    private Builder() {}

    /**
     * Uses the daemon at this address, instead of the one that {@code DOCKER_HOST} names.
     *
     * @param host such as {@code unix:///var/run/docker.sock} or {@code tcp://127.0.0.1:2375}
     */
    public Builder host(String host) {
      config =
          () -> DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(host).build();
      return this;
    }

    /**
     * Lets jobs ask for {@code privileged} containers, {@code devices} of the host, its {@code
     * pid_mode}, {@code ipc_mode}, {@code uts_mode} and {@code userns_mode}, and any {@code
     * security_opt}: whoever can register a job has the host then. Not allowed by default.
     */
    public Builder allowPrivileged() {
      privileged = true;
      return this;
    }

    /**
     * Which capabilities {@code cap_add} may give; by default those that Docker gives anyway.
     *
     * @param names such as {@code net_admin}; {@code all} for any
     */
    public Builder allowCapabilities(String... names) {
      capabilities = Set.of(names);
      return this;
    }

    /** The driver. */
    public DockerDriver build() {
      return new DockerDriver(this);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fingerprint fingerprint() {
    try {
      DockerEngine daemon = engine();
      Version version = daemon.call("use Docker", () -> daemon.probe().versionCmd().exec());
      return new Fingerprint(
          true,
          "Healthy",
          Map.of("driver.docker", "1", "driver.docker.version", version.getVersion()));
    } catch (DriverException e) {
      return new Fingerprint(false, String.valueOf(e.getMessage()), Map.of());
    }
  }

  @Override
  public boolean mountsVolumes() {
    return true;
  }

  @Override
  public boolean isolatesFilesystem() {
    return true;
  }

  @Override
  public List<String> validate(Map<String, Object> config) {
    return ContainerSpec.SCHEMA.problems(config);
  }

  @Override
  public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
    Config config = Config.read(ContainerSpec.SCHEMA, request.config());
    ContainerSpec spec = ContainerSpec.of(request, config);
    spec.options().check(policy);
    DockerEngine daemon = engine();
    clearEarlierContainer(new Container(daemon, spec.name()));
    new Images(daemon, progress).require(spec.image(), config);
    Container container = Containers.create(daemon, spec);
    try {
      ContainerLogs.forget(request.directories());
      container.start();
      return handle(container, request);
    } catch (IOException | DriverException e) {
      throw abandoned(container, e);
    }
  }

  @Override
  public Optional<TaskHandle> recover(TaskRequest request) throws DriverException {
    DockerEngine daemon = engine();
    Optional<Status> status = new Container(daemon, ContainerSpec.name(request)).status();
    if (status.isEmpty()) {
      return Optional.empty();
    }
    Container container = new Container(daemon, status.get().id());
    try {
      return isNeverStarted(container, status.get())
          ? Optional.empty()
          : Optional.of(handle(container, request));
    } catch (IOException e) {
      throw new DriverException("cannot recover task " + request.task() + ": " + e, true, e);
    }
  }

  @Override
  public synchronized void close() {
    retries.shutdownNow();
    watches.forEach(ContainerWatch::close);
    if (engine != null) {
      engine.close();
    }
  }

  /** Made when it is first needed: settings of Docker that are wrong must not keep a host down. */
  private synchronized DockerEngine engine() throws DriverException {
    if (engine == null) {
      try {
        engine = new DockerEngine(config.get());
      } catch (RuntimeException e) {
        throw new DriverException(
            "cannot use Docker: %s; check DOCKER_HOST and the Docker client's configuration"
                .formatted(e.getMessage()),
            false,
            e);
      }
    }
    return engine;
  }

  private TaskHandle handle(Container container, TaskRequest request)
      throws IOException, DriverException {
    String stopSignal = container.status().map(Status::stopSignal).orElse("SIGTERM");
    ContainerLogs logs = ContainerLogs.open(container, request);
    ContainerWatch watch = new ContainerWatch(container, logs, retries);
    watches.add(watch);
    var unused = watch.exit().thenRun(() -> watches.remove(watch));
    watch.attach();
    return new DockerHandle(container, stopSignal, request.directories(), watch.exit());
  }

  /** A host died between making a container and starting it, or the start is on its way yet. */
  private static boolean isNeverStarted(Container container, Status status) throws DriverException {
    return status.phase() == Phase.CREATED && container.remove();
  }

  /** An ended container gives way to a new one; one that runs must be recovered, not doubled. */
  private static void clearEarlierContainer(Container named) throws DriverException {
    if (!named.remove()) {
      throw new DriverException("container " + named.id() + " runs already", false);
    }
  }

  /** Nothing is left of a start that failed. */
  private static DriverException abandoned(Container container, Exception reason) {
    DriverException failure =
        reason instanceof DriverException known
            ? known
            : new DriverException("cannot keep the container's logs: " + reason, true, reason);
    try {
      container.send("SIGKILL");
      container.remove();
    } catch (DriverException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
