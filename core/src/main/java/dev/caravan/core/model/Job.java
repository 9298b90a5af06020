package dev.caravan.core.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to run, as they declared it.
 *
 * @param id its id and namespace
 * @param name the name people see; the id where the file gives none
 * @param type which scheduler it is for
 * @param priority 1 to 100; the higher goes first
 * @param region kept for Nomad's sake
 * @param datacenters where it may be placed
 * @param constraints rules for every group's nodes
 * @param affinities wishes about the node
 * @param spreads wishes to spread allocations
 * @param taskGroups what to run
 * @param meta free key-value pairs
 * @param allAtOnce whether groups are placed all or none; kept, without effect
 * @param update what groups without an update strategy of their own were given; null where the type
 *     has none
 * @param periodic when it is launched; null for at once
 * @param parameterized what a dispatch gives it; null for a job that is not dispatched
 * @param dependsOn ids of jobs of the same namespace that must have succeeded before anything of
 *     this one is started
 * @param opaque what else of Nomad's it says, by the names of Nomad's API: kept, without effect
 * @param origin what it was made of, if it was launched or dispatched of another job; never
 *     declared
 */
public record Job(
    JobId id,
    String name,
    JobType type,
    int priority,
    String region,
    List<String> datacenters,
    List<Constraint> constraints,
    List<Affinity> affinities,
    List<Spread> spreads,
    List<TaskGroup> taskGroups,
    Map<String, String> meta,
    boolean allAtOnce,
    @Nullable UpdateStrategy update,
    @Nullable Periodic periodic,
    @Nullable Parameterized parameterized,
    List<String> dependsOn,
    Map<String, Object> opaque,
    @Nullable JobOrigin origin) {

  public Job {
    datacenters = List.copyOf(datacenters);
    constraints = List.copyOf(constraints);
    affinities = IfAbsent.none(affinities);
    spreads = IfAbsent.none(spreads);
    taskGroups = List.copyOf(taskGroups);
    meta = Immutable.ordered(meta);
    update = type == JobType.SERVICE ? IfAbsent.use(update, UpdateStrategy.DEFAULT) : update;
    taskGroups = taskGroups.stream().map(group -> group.forJobOf(type)).toList();
    dependsOn = IfAbsent.none(dependsOn);
    opaque = Opaque.copy(opaque);
  }

  /** Starts a service job of this id; all else has its default. */
  public static Builder builder(String id) {
    return builder(JobId.of(id));
  }

  /** Starts a service job of this id and namespace; all else has its default. */
  public static Builder builder(JobId id) {
    return new Builder(id);
  }

  /** The pool of nodes that it may use; {@code all} stands for all of them. */
  public String nodePool() {
    Object pool = opaque.get("NodePool");
    return pool == null ? NodeSpec.DEFAULT_POOL : pool.toString();
  }

  /** A builder that holds what this job has. */
  public Builder toBuilder() {
    return new Builder(id).copy(this);
  }

  /** A builder of a job of another id, which is its name as well, that holds all else of this. */
  public Builder childBuilder(String childId) {
    return new Builder(new JobId(id.namespace(), childId)).copy(this).name(childId);
  }

  /** Whether it runs nothing itself, but what is dispatched of it. */
  public boolean isParameterized() {
    return parameterized != null && !isDispatched();
  }

  /** Whether it runs nothing itself, but what is launched of it at its times. */
  public boolean isPeriodic() {
    return periodic != null;
  }

  /** Whether it is launched by itself: not if it is switched off, or is to be dispatched first. */
  public boolean isLaunched() {
    return periodic != null && periodic.enabled() && !isParameterized();
  }

  /** Whether it runs nothing itself, but has children that do. */
  public boolean isParent() {
    return isParameterized() || isPeriodic();
  }

  /** Whether it was dispatched of a parameterized job. */
  public boolean isDispatched() {
    return origin != null && origin.dispatched();
  }

  /** The jobs that must have succeeded before anything of this one is started. */
  public Stream<JobId> dependencies() {
    return dependsOn.stream().map(job -> new JobId(id.namespace(), job));
  }

  /** The job of which it was launched or dispatched, if it was. */
  public Optional<JobId> parent() {
    return Optional.ofNullable(origin).map(from -> new JobId(id.namespace(), from.parent()));
  }

  /**
   * Whether this declares the same as another one. What groups were given by the job's {@code
   * update} block stands in the groups, so the block itself makes no difference.
   */
  public boolean declaresSameAs(Job other) {
    return toBuilder().update(null).build().equals(other.toBuilder().update(null).build());
  }

  /** The task group of this name. */
  public Optional<TaskGroup> taskGroup(String groupName) {
    return taskGroups.stream().filter(group -> group.name().equals(groupName)).findFirst();
  }

  /** Builds a {@link Job}. What is not set has the default of {@link Defaults}. */
  public static final class Builder {
    private final JobId id;
    private String name;
    private JobType type = JobType.SERVICE;
    private int priority = Defaults.PRIORITY;
    private String region = Defaults.REGION;
    private List<String> datacenters = List.of();
    private List<Constraint> constraints = List.of();
    private List<Affinity> affinities = List.of();
    private List<Spread> spreads = List.of();
    private List<TaskGroup> taskGroups = List.of();
    private Map<String, String> meta = Map.of();
    private boolean allAtOnce;
    private @Nullable UpdateStrategy update;
    private @Nullable Periodic periodic;
    private @Nullable Parameterized parameterized;
    private List<String> dependsOn = List.of();
    private Map<String, Object> opaque = Map.of();
    private @Nullable JobOrigin origin;

    private Builder(JobId id) {
      this.id = id;
      this.name = id.value();
    }

    private Builder copy(Job job) {
      name = job.name;
      type = job.type;
      priority = job.priority;
      region = job.region;
      datacenters = job.datacenters;
      constraints = job.constraints;
      affinities = job.affinities;
      spreads = job.spreads;
      taskGroups = job.taskGroups;
      meta = job.meta;
      allAtOnce = job.allAtOnce;
      update = job.update;
      periodic = job.periodic;
      parameterized = job.parameterized;
      dependsOn = job.dependsOn;
      opaque = job.opaque;
      origin = job.origin;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder type(JobType type) {
      this.type = type;
      return this;
    }

    public Builder priority(int priority) {
      this.priority = priority;
      return this;
    }

    public Builder region(String region) {
      this.region = region;
      return this;
    }

    public Builder datacenters(String... datacenters) {
      return datacenters(List.of(datacenters));
    }

    public Builder datacenters(List<String> datacenters) {
      this.datacenters = datacenters;
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

    public Builder taskGroups(TaskGroup... taskGroups) {
      return taskGroups(List.of(taskGroups));
    }

    public Builder taskGroups(List<TaskGroup> taskGroups) {
      this.taskGroups = taskGroups;
      return this;
    }

    public Builder meta(Map<String, String> meta) {
      this.meta = meta;
      return this;
    }

    public Builder allAtOnce(boolean allAtOnce) {
      this.allAtOnce = allAtOnce;
      return this;
    }

    public Builder update(@Nullable UpdateStrategy update) {
      this.update = update;
      return this;
    }

    public Builder periodic(@Nullable Periodic periodic) {
      this.periodic = periodic;
      return this;
    }

    public Builder parameterized(@Nullable Parameterized parameterized) {
      this.parameterized = parameterized;
      return this;
    }

    public Builder dependsOn(String... jobs) {
      return dependsOn(List.of(jobs));
    }

    public Builder dependsOn(List<String> jobs) {
      this.dependsOn = jobs;
      return this;
    }

    public Builder opaque(Map<String, Object> opaque) {
      this.opaque = opaque;
      return this;
    }

    public Builder origin(@Nullable JobOrigin origin) {
      this.origin = origin;
      return this;
    }

    /** The job. Whether it makes sense is found out when it is planned or registered. */
    public Job build() {
      return new Job(
          id,
          name,
          type,
          priority,
          region,
          datacenters,
          constraints,
          affinities,
          spreads,
          taskGroups,
          meta,
          allAtOnce,
          update,
          periodic,
          parameterized,
          dependsOn,
          opaque,
          origin);
    }
  }
}
