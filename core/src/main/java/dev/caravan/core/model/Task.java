package dev.caravan.core.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing to run: a container, a process, a piece of Java.
 *
 * @param name unique in its group
 * @param driver which driver runs it
 * @param user whom to run it as, or null for the driver's choice
 * @param config the driver's own configuration: strings, {@code Long}, {@code Double}, booleans,
 *     lists and maps
 * @param env its environment
 * @param meta free key-value pairs
 * @param constraints rules for the node, on top of those of group and job
 * @param affinities wishes about the node
 * @param resources what it asks of the node
 * @param logs how much of its output is kept
 * @param services names under which it is to be found
 * @param killSignal the signal that asks it to stop, or null for the driver's choice
 * @param killTimeout how long it has between that signal and the end
 * @param shutdownDelay how long it goes on after its services are gone, before it is asked to stop
 * @param leader whether the other tasks of the group end when this one does
 * @param restart what happens on the node when it exits; null for as in its group, which also
 *     stands for a policy that equals the group's
 * @param lifecycle when it runs beside the main tasks; null for a main task
 * @param payloadFile the file in its {@code local} directory that a dispatch's payload is written
 *     to; null for none
 * @param artifacts what is fetched before it starts
 * @param templates files that are rendered for it
 * @param volumeMounts where it sees volumes of its group
 * @param scaling how what it asks for may be scaled
 * @param opaque what else of Nomad's it says, by the names of Nomad's API: kept, without effect
 */
public record Task(
    String name,
    String driver,
    @Nullable String user,
    Map<String, Object> config,
    Map<String, String> env,
    Map<String, String> meta,
    List<Constraint> constraints,
    List<Affinity> affinities,
    Resources resources,
    LogConfig logs,
    List<Service> services,
    @Nullable String killSignal,
    Duration killTimeout,
    Duration shutdownDelay,
    boolean leader,
    @Nullable RestartPolicy restart,
    @Nullable TaskLifecycle lifecycle,
    @Nullable String payloadFile,
    List<Artifact> artifacts,
    List<Template> templates,
    List<VolumeMount> volumeMounts,
    List<ScalingPolicy> scaling,
    Map<String, Object> opaque) {

  public Task {
    config = Immutable.config(config);
    env = Immutable.ordered(env);
    meta = Immutable.ordered(meta);
    constraints = List.copyOf(constraints);
    affinities = IfAbsent.none(affinities);
    shutdownDelay = IfAbsent.use(shutdownDelay, Duration.ZERO);
    services = IfAbsent.none(services);
    logs = IfAbsent.use(logs, LogConfig.DEFAULT);
    artifacts = IfAbsent.none(artifacts);
    templates = IfAbsent.none(templates);
    volumeMounts = IfAbsent.none(volumeMounts);
    scaling = IfAbsent.none(scaling);
    opaque = Opaque.copy(opaque);
  }

  /** What it is to the others of its group. */
  public TaskRole role() {
    return TaskRole.of(this);
  }

  /** Starts a task of this name for this driver; all else has its default. */
  public static Builder builder(String name, String driver) {
    return new Builder(name, driver);
  }

  /** A builder that holds what this task has. */
  public Builder toBuilder() {
    Builder builder = new Builder(name, driver);
    builder.user = user;
    builder.config = config;
    builder.env = env;
    builder.meta = meta;
    builder.constraints = constraints;
    builder.affinities = affinities;
    builder.resources = resources;
    builder.logs = logs;
    builder.services = services;
    builder.killSignal = killSignal;
    builder.killTimeout = killTimeout;
    builder.shutdownDelay = shutdownDelay;
    builder.leader = leader;
    builder.restart = restart;
    builder.lifecycle = lifecycle;
    builder.payloadFile = payloadFile;
    builder.artifacts = artifacts;
    builder.templates = templates;
    builder.volumeMounts = volumeMounts;
    builder.scaling = scaling;
    builder.opaque = opaque;
    return builder;
  }

  /** Builds a {@link Task}. What is not set has the default of {@link Defaults}. */
  public static final class Builder {
    private final String name;
    private String driver;
    private @Nullable String user;
    private Map<String, ?> config = Map.of();
    private Map<String, String> env = Map.of();
    private Map<String, String> meta = Map.of();
    private List<Constraint> constraints = List.of();
    private List<Affinity> affinities = List.of();
    private Resources resources = Resources.DEFAULT;
    private LogConfig logs = LogConfig.DEFAULT;
    private List<Service> services = List.of();
    private @Nullable String killSignal;
    private Duration killTimeout = Defaults.KILL_TIMEOUT;
    private Duration shutdownDelay = Duration.ZERO;
    private boolean leader;
    private @Nullable RestartPolicy restart;
    private @Nullable TaskLifecycle lifecycle;
    private @Nullable String payloadFile;
    private List<Artifact> artifacts = List.of();
    private List<Template> templates = List.of();
    private List<VolumeMount> volumeMounts = List.of();
    private List<ScalingPolicy> scaling = List.of();
    private Map<String, Object> opaque = Map.of();

    private Builder(String name, String driver) {
      this.name = name;
      this.driver = driver;
    }

    public Builder driver(String driver) {
      this.driver = driver;
      return this;
    }

    public Builder user(@Nullable String user) {
      this.user = user;
      return this;
    }

    public Builder config(Map<String, ?> config) {
      this.config = config;
      return this;
    }

    public Builder env(Map<String, String> env) {
      this.env = env;
      return this;
    }

    public Builder meta(Map<String, String> meta) {
      this.meta = meta;
      return this;
    }

    public Builder constraints(List<Constraint> constraints) {
      this.constraints = constraints;
      return this;
    }

    public Builder affinities(List<Affinity> affinities) {
      this.affinities = affinities;
      return this;
    }

    public Builder resources(Resources resources) {
      this.resources = resources;
      return this;
    }

    /** Asks for this much CPU (MHz) and memory (MiB), and these ports. */
    public Builder resources(int cpuMhz, int memoryMb, Network... networks) {
      return resources(Resources.of(cpuMhz, memoryMb, networks));
    }

    public Builder logs(LogConfig logs) {
      this.logs = logs;
      return this;
    }

    public Builder services(List<Service> services) {
      this.services = services;
      return this;
    }

    public Builder killSignal(@Nullable String killSignal) {
      this.killSignal = killSignal;
      return this;
    }

    public Builder killTimeout(Duration killTimeout) {
      this.killTimeout = killTimeout;
      return this;
    }

    public Builder shutdownDelay(Duration shutdownDelay) {
      this.shutdownDelay = shutdownDelay;
      return this;
    }

    public Builder leader(boolean leader) {
      this.leader = leader;
      return this;
    }

    public Builder restart(@Nullable RestartPolicy restart) {
      this.restart = restart;
      return this;
    }

    public Builder lifecycle(@Nullable TaskLifecycle lifecycle) {
      this.lifecycle = lifecycle;
      return this;
    }

    public Builder payloadFile(@Nullable String payloadFile) {
      this.payloadFile = payloadFile;
      return this;
    }

    public Builder artifacts(List<Artifact> artifacts) {
      this.artifacts = artifacts;
      return this;
    }

    public Builder templates(List<Template> templates) {
      this.templates = templates;
      return this;
    }

    public Builder volumeMounts(List<VolumeMount> volumeMounts) {
      this.volumeMounts = volumeMounts;
      return this;
    }

    public Builder scaling(List<ScalingPolicy> scaling) {
      this.scaling = scaling;
      return this;
    }

    public Builder opaque(Map<String, Object> opaque) {
      this.opaque = opaque;
      return this;
    }

    /** The task. Whether it makes sense is found out when its job is planned or registered. */
    public Task build() {
      return new Task(
          name,
          driver,
          user,
          Immutable.config(config),
          env,
          meta,
          constraints,
          affinities,
          resources,
          logs,
          services,
          killSignal,
          killTimeout,
          shutdownDelay,
          leader,
          restart,
          lifecycle,
          payloadFile,
          artifacts,
          templates,
          volumeMounts,
          scaling,
          opaque);
    }
  }
}
