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
import java.time.Duration;
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
 * <p>What a configuration may say, by Nomad's names, is told in {@code docs/docker-driver.md}. What
 * would give a container the host, or files of others, is refused unless the {@linkplain #builder()
 * host allows it}. Images that the driver has brought are removed some minutes after their last
 * use.
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

  private static final Duration DEFAULT_IMAGE_DELAY = Duration.ofMinutes(3);

  private final Supplier<DefaultDockerClientConfig> config;
  private final DockerPolicy policy;
  private final Set<ContainerWatch> watches = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor retries;
  private final ImageUses images;
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
    this.policy =
        new DockerPolicy(
            builder.privileged, builder.capabilities, builder.volumes, builder.runtimes);
    retries =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "docker-retries");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    retries.setRemoveOnCancelPolicy(true);
    images = new ImageUses(retries, builder.imageDelay);
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
    private boolean volumes = DockerPolicy.DEFAULT.volumes();
    private Set<String> runtimes = DockerPolicy.DEFAULT.runtimes();
    private @Nullable Duration imageDelay = DEFAULT_IMAGE_DELAY;

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

    /**
     * Lets jobs mount any path of the host, by {@code volumes} and by {@code mount} blocks of type
     * {@code bind}, volumes of the daemon, and choose a {@code volume_driver}: whoever can register
     * a job can read and write the host's files then. Not allowed by default, as in Nomad; paths
     * within the task's directory, and {@code tmpfs}, always are.
     */
    public Builder allowVolumes() {
      volumes = true;
      return this;
    }

    /**
     * Which {@code runtime} a job may choose; by default {@code runc} and {@code nvidia}.
     *
     * @param names as the daemon knows them
     */
    public Builder allowRuntimes(String... names) {
      runtimes = Set.of(names);
      return this;
    }

    /**
     * How long an image that the driver has brought to the daemon stays after its last container is
     * gone; 3 minutes by default. What was there before is never removed, nor what anything uses.
     *
     * @param delay zero removes it at once
     */
    public Builder imageDelay(Duration delay) {
      imageDelay = delay;
      return this;
    }

    /** Removes no images. */
    public Builder keepImages() {
      imageDelay = null;
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
    ContainerSpec spec = ContainerSpec.of(request, config, policy);
    DockerEngine daemon = engine();
    clearEarlierContainer(new Container(daemon, spec.name()));
    ImageUse image =
        new Images(daemon, images, progress)
            .require(spec.image(), spec.name(), config, request.directories().local());
    try {
      return start(Containers.create(daemon, spec, image.labels()), image, request);
    } catch (DriverException e) {
      image.release();
      throw e;
    }
  }

  private TaskHandle start(Container container, ImageUse image, TaskRequest request)
      throws DriverException {
    try {
      ContainerLogs.forget(request.directories());
      container.start();
      Status status =
          container
              .status()
              .orElseThrow(() -> new DriverException("somebody removed its container", true));
      return handle(container, status, image, request);
    } catch (IOException | DriverException e) {
      throw abandoned(container, e);
    }
  }

  @Override
  public Optional<TaskHandle> recover(TaskRequest request) throws DriverException {
    DockerEngine daemon = engine();
    String name = ContainerSpec.name(request);
    Optional<Status> found = new Container(daemon, name).status();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Status status = found.get();
    Container container = new Container(daemon, status.id());
    if (isNeverStarted(container, status)) {
      return Optional.empty();
    }
    ImageUse image = images.reclaim(daemon, status.image(), name, status.imageBrought());
    try {
      return Optional.of(handle(container, status, image, request));
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

  private TaskHandle handle(Container container, Status status, ImageUse image, TaskRequest request)
      throws IOException {
    ContainerLogs logs = ContainerLogs.open(container, status.terminal(), request);
    ContainerWatch watch = new ContainerWatch(container, logs, retries);
    watches.add(watch);
    var unused = watch.exit().thenRun(() -> watches.remove(watch));
    watch.attach();
    return new DockerHandle(
        container, status.stopSignal(), image, request.directories(), watch.exit());
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
