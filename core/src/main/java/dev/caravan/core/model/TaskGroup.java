package dev.caravan.core.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that are placed together, on one node, as one allocation.
 *
 * @param name unique in its job
 * @param count how many allocations there should be
 * @param tasks what runs in each of them
 * @param constraints rules for the node, on top of those of the job
 * @param affinities wishes about the node
 * @param spreads wishes to spread allocations
 * @param networks ports that the tasks share
 * @param ephemeralDisk disk that the tasks share
 * @param restart what happens on the node when a task exits
 * @param reschedule whether an allocation that failed for good is replaced; null for system jobs,
 *     whose allocations belong to their nodes
 * @param update how a new version is rolled out; null for batch jobs
 * @param migrate how allocations are moved off a drained node; null for batch jobs
 * @param shutdownDelay how long tasks go on after the group's services are gone; null for not at
 *     all
 * @param services names under which the group is to be found
 * @param meta free key-value pairs
 * @param volumes volumes that its tasks can mount
 * @param scaling how its count may be scaled; null for not said
 * @param disconnect what becomes of allocations whose node is silent; null for the default
 * @param maxClientDisconnect how long they count as unknown, in the older form; null for not at all
 * @param stopAfterClientDisconnect after how long the node stops them, in the older form; null for
 *     never
 * @param preventRescheduleOnLost whether lost allocations are not replaced, in the older form
 * @param maxRunDuration how long an allocation may run; null for without limit
 * @param opaque what else of Nomad's it says, by the names of Nomad's API: kept, without effect
 */
public record TaskGroup(
    String name,
    int count,
    List<Task> tasks,
    List<Constraint> constraints,
    List<Affinity> affinities,
    List<Spread> spreads,
    List<Network> networks,
    EphemeralDisk ephemeralDisk,
    RestartPolicy restart,
    @Nullable ReschedulePolicy reschedule,
    @Nullable UpdateStrategy update,
    @Nullable MigrateStrategy migrate,
    @Nullable Duration shutdownDelay,
    List<Service> services,
    Map<String, String> meta,
    List<VolumeRequest> volumes,
    @Nullable ScalingPolicy scaling,
    @Nullable DisconnectStrategy disconnect,
    @Nullable Duration maxClientDisconnect,
    @Nullable Duration stopAfterClientDisconnect,
    boolean preventRescheduleOnLost,
    @Nullable Duration maxRunDuration,
    Map<String, Object> opaque) {

  public TaskGroup {
    tasks = canonical(tasks, restart);
    constraints = List.copyOf(constraints);
    affinities = IfAbsent.none(affinities);
    services = IfAbsent.none(services);
    spreads = IfAbsent.none(spreads);
    networks = List.copyOf(networks);
    meta = Immutable.ordered(meta);
    volumes = IfAbsent.none(volumes);
    opaque = Opaque.copy(opaque);
  }

  /** A policy of a task that is as that of the group is not told apart from none. */
  private static List<Task> canonical(List<Task> tasks, RestartPolicy restart) {
    return tasks.stream()
        .map(task -> restart.equals(task.restart()) ? task.toBuilder().restart(null).build() : task)
        .toList();
  }

  /** Starts a group of this name for a job of this type; all else has its default. */
  public static Builder builder(String name, JobType type) {
    return new Builder(name, type);
  }

  /** What its tasks are to each other, by their names, in the order of the job file. */
  public Map<String, TaskRole> roles() {
    Map<String, TaskRole> roles = new LinkedHashMap<>();
    tasks.forEach(task -> roles.put(task.name(), task.role()));
    return roles;
  }

  /** Whether any of its services has a check that its allocations' health depends on. */
  public boolean checkedForHealth() {
    return Stream.concat(
            services.stream(), tasks.stream().flatMap(task -> task.services().stream()))
        .filter(Service::registeredHere)
        .flatMap(service -> service.checks().stream())
        .anyMatch(ServiceCheck::countsForHealth);
  }

  /**
   * What becomes of allocations whose node is silent, whether it is said in a {@code disconnect}
   * block or by the older keys; empty if nothing is said.
   */
  public Optional<DisconnectStrategy> disconnectStrategy() {
    boolean saysNothing =
        maxClientDisconnect == null
            && stopAfterClientDisconnect == null
            && !preventRescheduleOnLost;
    if (disconnect != null || saysNothing) {
      return Optional.ofNullable(disconnect);
    }
    return Optional.of(
        new DisconnectStrategy(
            maxClientDisconnect,
            stopAfterClientDisconnect,
            !preventRescheduleOnLost,
            DisconnectStrategy.Reconcile.BEST_SCORE));
  }

  /** A builder that holds what this group has. */
  public Builder toBuilder() {
    Builder builder = new Builder(name, JobType.SERVICE);
    builder.count = count;
    builder.tasks = tasks;
    builder.constraints = constraints;
    builder.affinities = affinities;
    builder.spreads = spreads;
    builder.networks = networks;
    builder.ephemeralDisk = ephemeralDisk;
    builder.restart = restart;
    builder.reschedule = reschedule;
    builder.update = update;
    builder.migrate = migrate;
    builder.shutdownDelay = shutdownDelay;
    builder.services = services;
    builder.meta = meta;
    builder.volumes = volumes;
    builder.scaling = scaling;
    builder.disconnect = disconnect;
    builder.maxClientDisconnect = maxClientDisconnect;
    builder.stopAfterClientDisconnect = stopAfterClientDisconnect;
    builder.preventRescheduleOnLost = preventRescheduleOnLost;
    builder.maxRunDuration = maxRunDuration;
    builder.opaque = opaque;
    return builder;
  }

  /** What happens on the node when this task of the group exits. */
  public RestartPolicy restartOf(Task task) {
    return task.restart() == null ? restart : task.restart();
  }

  /** This group in a job of this type, which may come from a log without reschedule policies. */
  TaskGroup forJobOf(JobType type) {
    return reschedule == null && type.reschedules()
        ? toBuilder().reschedule(ReschedulePolicy.defaultFor(type)).build()
        : this;
  }

  /** The task of this name. */
  public Optional<Task> task(String taskName) {
    return tasks.stream().filter(task -> task.name().equals(taskName)).findFirst();
  }

  /** Builds a {@link TaskGroup}. What is not set has the default of {@link Defaults}. */
  public static final class Builder {
    private final String name;
    private int count = 1;
    private List<Task> tasks = List.of();
    private List<Constraint> constraints = List.of();
    private List<Affinity> affinities = List.of();
    private List<Spread> spreads = List.of();
    private List<Network> networks = List.of();
    private EphemeralDisk ephemeralDisk = EphemeralDisk.DEFAULT;
    private RestartPolicy restart;
    private @Nullable ReschedulePolicy reschedule;
    private @Nullable UpdateStrategy update;
    private @Nullable MigrateStrategy migrate;
    private @Nullable Duration shutdownDelay;
    private List<Service> services = List.of();
    private Map<String, String> meta = Map.of();
    private List<VolumeRequest> volumes = List.of();
    private @Nullable ScalingPolicy scaling;
    private @Nullable DisconnectStrategy disconnect;
    private @Nullable Duration maxClientDisconnect;
    private @Nullable Duration stopAfterClientDisconnect;
    private boolean preventRescheduleOnLost;
    private @Nullable Duration maxRunDuration;
    private Map<String, Object> opaque = Map.of();

    private Builder(String name, JobType type) {
      this.name = name;
      this.restart = RestartPolicy.defaultFor(type);
      this.reschedule = type.reschedules() ? ReschedulePolicy.defaultFor(type) : null;
      this.update = type == JobType.SERVICE ? UpdateStrategy.DEFAULT : null;
      this.migrate = type == JobType.SERVICE ? MigrateStrategy.DEFAULT : null;
    }

    public Builder count(int count) {
      this.count = count;
      return this;
    }

    public Builder tasks(Task... tasks) {
      return tasks(List.of(tasks));
    }

    public Builder tasks(List<Task> tasks) {
      this.tasks = tasks;
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

    public Builder spreads(List<Spread> spreads) {
      this.spreads = spreads;
      return this;
    }

    public Builder networks(Network... networks) {
      this.networks = List.of(networks);
      return this;
    }

    public Builder networks(List<Network> networks) {
      this.networks = networks;
      return this;
    }

    public Builder ephemeralDisk(EphemeralDisk ephemeralDisk) {
      this.ephemeralDisk = ephemeralDisk;
      return this;
    }

    public Builder restart(RestartPolicy restart) {
      this.restart = restart;
      return this;
    }

    public Builder reschedule(@Nullable ReschedulePolicy reschedule) {
      this.reschedule = reschedule;
      return this;
    }

    public Builder migrate(@Nullable MigrateStrategy migrate) {
      this.migrate = migrate;
      return this;
    }

    public Builder shutdownDelay(@Nullable Duration shutdownDelay) {
      this.shutdownDelay = shutdownDelay;
      return this;
    }

    public Builder update(@Nullable UpdateStrategy update) {
      this.update = update;
      return this;
    }

    public Builder services(List<Service> services) {
      this.services = services;
      return this;
    }

    public Builder meta(Map<String, String> meta) {
      this.meta = meta;
      return this;
    }

    public Builder volumes(List<VolumeRequest> volumes) {
      this.volumes = volumes;
      return this;
    }

    public Builder scaling(@Nullable ScalingPolicy scaling) {
      this.scaling = scaling;
      return this;
    }

    public Builder disconnect(@Nullable DisconnectStrategy disconnect) {
      this.disconnect = disconnect;
      return this;
    }

    public Builder maxClientDisconnect(@Nullable Duration maxClientDisconnect) {
      this.maxClientDisconnect = maxClientDisconnect;
      return this;
    }

    public Builder stopAfterClientDisconnect(@Nullable Duration stopAfterClientDisconnect) {
      this.stopAfterClientDisconnect = stopAfterClientDisconnect;
      return this;
    }

    public Builder preventRescheduleOnLost(boolean preventRescheduleOnLost) {
      this.preventRescheduleOnLost = preventRescheduleOnLost;
      return this;
    }

    public Builder maxRunDuration(@Nullable Duration maxRunDuration) {
      this.maxRunDuration = maxRunDuration;
      return this;
    }

    public Builder opaque(Map<String, Object> opaque) {
      this.opaque = opaque;
      return this;
    }

    /** The group. Whether it makes sense is found out when its job is planned or registered. */
    public TaskGroup build() {
      return new TaskGroup(
          name,
          count,
          tasks,
          constraints,
          affinities,
          spreads,
          networks,
          ephemeralDisk,
          restart,
          reschedule,
          update,
          migrate,
          shutdownDelay,
          services,
          meta,
          volumes,
          scaling,
          disconnect,
          maxClientDisconnect,
          stopAfterClientDisconnect,
          preventRescheduleOnLost,
          maxRunDuration,
          opaque);
    }
  }
}
