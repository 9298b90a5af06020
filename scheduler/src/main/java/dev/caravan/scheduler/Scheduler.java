package dev.caravan.scheduler;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.command.DispatchOptions;
import dev.caravan.core.command.Requester;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.core.model.WhatIf;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventLog;
import dev.caravan.core.view.AllocationStatus;
import dev.caravan.core.view.ChildRegistration;
import dev.caravan.core.view.DeploymentUpdate;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.NodeExplanation;
import dev.caravan.core.view.PlacementExplanation;
import dev.caravan.core.view.PlanResult;
import dev.caravan.core.view.Registration;
import dev.caravan.core.view.WhatIfResult;
import dev.caravan.scheduler.check.CheckResult;
import dev.caravan.scheduler.engine.AllocationOperations;
import dev.caravan.scheduler.engine.DeploymentOperations;
import dev.caravan.scheduler.engine.GarbageOperations;
import dev.caravan.scheduler.engine.JobDispatch;
import dev.caravan.scheduler.engine.JobOperations;
import dev.caravan.scheduler.engine.JobRevisions;
import dev.caravan.scheduler.engine.NodeOperations;
import dev.caravan.scheduler.engine.OperatorOperations;
import dev.caravan.scheduler.engine.PeriodicLaunch;
import dev.caravan.scheduler.engine.PlanTimes;
import dev.caravan.scheduler.engine.WhatIfPlans;
import dev.caravan.scheduler.history.EventQuery;
import dev.caravan.scheduler.runner.AllocationFiles;
import dev.caravan.scheduler.runner.LogInput;
import dev.caravan.scheduler.runner.LogStart;
import dev.caravan.scheduler.runner.TaskStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Nomad's jobs in this process: plan, register and stop jobs, and see what becomes of them.
 *
 * <p>Made by {@link #builder()}. Thread-safe; reading never waits for writing. Ids of allocations,
 * evaluations, deployments and nodes may be abbreviated to a beginning that only one of them has;
 * job ids mean the namespace {@code default} where they are given as text.
 *
 * <p>All methods but {@link #close} throw {@link SchedulerClosedException} once it is closed.
 */
public final class Scheduler implements AutoCloseable {
  private final Ledger ledger;
  private final EventLog log;
  private final JobOperations jobs;
  private final JobRevisions revisions;
  private final JobDispatch dispatch;
  private final PeriodicLaunch periodic;
  private final DeploymentOperations deployments;
  private final AllocationOperations allocations;
  private final NodeOperations nodeOperations;
  private final ClusterView view;
  private final History history;
  private final WhatIfPlans whatIfPlans;
  private final OperatorOperations operatorOperations;
  private final GarbageOperations garbage;
  private final LocalNodes nodes;
  private final StateWatcher watcher;
  private final AutoCloseable engine;
  private final PlanTimes planTimes;
  private final String operator;
  private final Requesters requesters;
  private final Gate gate;
  private final ReentrantLock closing = new ReentrantLock();

  Scheduler(
      Ledger ledger,
      EventLog log,
      JobOperations jobs,
      JobRevisions revisions,
      JobDispatch dispatch,
      PeriodicLaunch periodic,
      DeploymentOperations deployments,
      AllocationOperations allocations,
      NodeOperations nodeOperations,
      ClusterView view,
      History history,
      Gate gate,
      WhatIfPlans whatIfPlans,
      OperatorOperations operatorOperations,
      GarbageOperations garbage,
      LocalNodes nodes,
      StateWatcher watcher,
      AutoCloseable engine,
      PlanTimes planTimes,
      String operator,
      Requesters requesters) {
    this.ledger = ledger;
    this.log = log;
    this.jobs = jobs;
    this.revisions = revisions;
    this.dispatch = dispatch;
    this.periodic = periodic;
    this.deployments = deployments;
    this.allocations = allocations;
    this.nodeOperations = nodeOperations;
    this.view = view;
    this.history = history;
    this.gate = gate;
    this.whatIfPlans = whatIfPlans;
    this.operatorOperations = operatorOperations;
    this.garbage = garbage;
    this.nodes = nodes;
    this.watcher = watcher;
    this.engine = engine;
    this.planTimes = planTimes;
    this.operator = operator;
    this.requesters = requesters;
  }

  /** Starts the making of a scheduler. */
  public static SchedulerBuilder builder() {
    return new SchedulerBuilder();
  }

  /**
   * Does something on behalf of somebody: what it asks of this scheduler, on this thread, is noted
   * in the log under that name instead of the application's.
   *
   * @param actor who it is, such as {@code api 127.0.0.1}
   * @param request what they call their request, by which its events can be found again; null for
   *     no name
   * @throws IllegalArgumentException if the actor is blank, or the name of a part of the scheduler
   */
  public <T> T onBehalfOf(String actor, @Nullable String request, Supplier<T> work) {
    requireName(actor);
    return requesters.on(Requester.of(actor, request), work);
  }

  /** Whoever asks may not pass for the scheduler itself or a node. */
  static void requireName(String actor) {
    if (actor.isBlank() || !Requester.of(actor).isOutside()) {
      throw new IllegalArgumentException(
          "nobody can be named \"%s\" in the log; choose another name".formatted(actor));
    }
  }

  /**
   * Tells what keeps a job from being registered, beginning with what its declaration says.
   *
   * @return empty if it can be registered
   */
  public List<Problem> validate(Job job) {
    return gate.pass(() -> jobs.problems(job));
  }

  /**
   * Tells what registering a job would do, without doing it. That somebody asked is noted in the
   * log.
   *
   * @throws dev.caravan.core.jobspec.InvalidJobException if the job cannot be used as it is
   */
  public PlanResult plan(Job job) {
    return gate.pass(() -> jobs.plan(operator, job));
  }

  /**
   * Tells what would become of a job if the cluster were another: which of its allocations would
   * move, and where to. Nothing is stored.
   *
   * @param changes what would be otherwise, one after the other
   * @throws dev.caravan.core.jobspec.InvalidJobException if the job cannot be used as it is
   * @throws CommandRefusedException if there is no node of a name
   */
  public WhatIfResult plan(Job job, WhatIf... changes) {
    return gate.pass(() -> whatIfPlans.plan(job, List.of(changes)));
  }

  /**
   * Tells why an allocation was placed where it is: what the best nodes were worth, and why others
   * were not chosen.
   *
   * @throws UnknownIdException if there is no such allocation
   * @throws AmbiguousIdException if several ids begin so
   */
  public PlacementExplanation explain(String allocationId) {
    return view.explain(allocationId);
  }

  /**
   * Tells why one more allocation of a task group would, or would not, be placed on a node, as
   * things are now.
   *
   * @param node its name, its id, or the beginning of its id
   * @throws UnknownIdException if there is no such job, group or node
   * @throws AmbiguousIdException if the ids of several nodes begin so
   */
  public NodeExplanation explain(JobId jobId, String group, String node) {
    return view.explain(jobId, group, node);
  }

  /**
   * Registers a job, or a new version of it, and has it run. Registering what is registered already
   * changes nothing.
   *
   * @throws dev.caravan.core.jobspec.InvalidJobException if the job cannot be used as it is
   */
  public Registration register(Job job) {
    return gate.pass(() -> jobs.register(operator, job, null));
  }

  /**
   * Registers a job if nobody changed it since it was looked at.
   *
   * @param checkIndex the {@link PlanResult#jobModifyIndex()} that was seen; 0 if there must be no
   *     such job
   * @throws dev.caravan.core.jobspec.InvalidJobException if the job cannot be used as it is
   * @throws CommandRefusedException if somebody changed it meanwhile
   */
  public Registration register(Job job, long checkIndex) {
    return gate.pass(() -> jobs.register(operator, job, checkIndex));
  }

  /**
   * Stops a job. It and its allocations stay visible; registering it again starts it again.
   *
   * @param jobId the whole id: what ends tasks takes no abbreviation
   * @throws UnknownIdException if there is no such job
   */
  public Registration stop(String jobId) {
    return stop(jobId, false);
  }

  /**
   * Stops a job.
   *
   * @param jobId the whole id: what ends tasks takes no abbreviation
   * @param purge whether it is forgotten as well; the log keeps its history all the same
   * @throws UnknownIdException if there is no such job
   */
  public Registration stop(String jobId, boolean purge) {
    JobId id = JobId.of(jobId);
    if (state().job(id).isEmpty()) {
      throw new UnknownIdException("No job with id \"" + jobId + "\" found; give its whole id");
    }
    return stop(id, purge);
  }

  /**
   * Stops a job, and ends what is left of one that was purged.
   *
   * @param jobId its whole id; if there is no such job, an evaluation finds that there is nothing
   *     to do, as in Nomad
   * @param purge whether it is forgotten as well; the log keeps its history all the same
   */
  public Registration stop(JobId jobId, boolean purge) {
    return gate.pass(
        () ->
            ledger.state().job(jobId).isPresent()
                ? jobs.stop(operator, jobId, purge)
                : jobs.stopRemains(operator, jobId));
  }

  /**
   * Runs a parameterized job once: registers a child of it, which gets this.
   *
   * @param jobId the whole id, in the namespace {@code default}
   * @param payload what tasks with {@code dispatch_payload} find in their file; at most 16 KiB,
   *     empty for nothing
   * @param meta what the job's {@code meta_required} and {@code meta_optional} allow; goes before
   *     the job's own
   * @throws CommandRefusedException if there is no such job, it is not parameterized or stopped, or
   *     the payload or meta is not what it takes
   */
  public ChildRegistration dispatch(String jobId, byte[] payload, Map<String, String> meta) {
    return dispatch(JobId.of(jobId), payload, meta, DispatchOptions.NONE);
  }

  /**
   * Runs a parameterized job once, as {@link #dispatch(String, byte[], Map)} does.
   *
   * @param options so that it is not dispatched twice, and how its child is named
   * @throws CommandRefusedException if there is no such job, it is not parameterized or stopped, or
   *     the payload or meta is not what it takes
   * @throws dev.caravan.core.jobspec.InvalidJobException if the child cannot be named so
   */
  public ChildRegistration dispatch(
      JobId jobId, byte[] payload, Map<String, String> meta, DispatchOptions options) {
    return gate.pass(() -> dispatch.dispatch(operator, jobId, payload, meta, options));
  }

  /**
   * When a periodic job is launched next by itself.
   *
   * @return empty if it is not launched at all: because there is no such job, it is not periodic,
   *     switched off, stopped, or to be dispatched first; and if its last time is over
   */
  public Optional<Instant> nextLaunch(JobId jobId) {
    return gate.pass(() -> periodic.next(jobId));
  }

  /**
   * Launches a periodic job now, besides its times, and also if an earlier launch has not ended.
   *
   * @throws CommandRefusedException if there is no such job, or it is not launched at all: because
   *     it is not periodic, switched off, stopped, or to be dispatched first
   */
  public ChildRegistration forceLaunch(JobId jobId) {
    return gate.pass(() -> periodic.force(operator, jobId));
  }

  /**
   * Has a job looked at again as it is.
   *
   * @throws CommandRefusedException if there is no such job
   */
  public Registration evaluate(JobId jobId) {
    return gate.pass(() -> revisions.evaluate(operator, jobId));
  }

  /**
   * Registers an earlier version of a job anew, as its newest.
   *
   * @param version the version to go back to
   * @param newest the version that the job must have now; null for any
   * @throws CommandRefusedException if there is no such job or version, or it is the newest already
   * @throws dev.caravan.core.jobspec.InvalidJobException if that version cannot be used any more
   */
  public Registration revert(JobId jobId, long version, @Nullable Long newest) {
    return gate.pass(() -> revisions.revert(operator, jobId, version, newest));
  }

  /**
   * Changes how many allocations a task group is to have.
   *
   * @throws CommandRefusedException if there is no such job or group, if the job is stopped, or
   *     while it is being rolled out
   * @throws dev.caravan.core.jobspec.InvalidJobException if it cannot have so many
   */
  public Registration scale(JobId jobId, String group, int count) {
    return gate.pass(() -> revisions.scale(operator, jobId, group, count));
  }

  /**
   * Notes whether a version of a job is known to work.
   *
   * @throws CommandRefusedException if there is no such job or version
   */
  public void setStability(JobId jobId, long version, boolean stable) {
    gate.run(() -> revisions.setStability(operator, jobId, version, stable));
  }

  /**
   * Allows, or no longer allows, new allocations on a node. What runs there goes on.
   *
   * @throws UnknownIdException if there is no such node
   * @throws AmbiguousIdException if several ids begin so
   * @throws CommandRefusedException if it is to be eligible while it is drained
   */
  public void setEligibility(String nodeId, boolean eligible) {
    NodeId id = node(nodeId).id();
    gate.run(() -> nodeOperations.setEligibility(operator, id, eligible));
  }

  /**
   * Begins to empty a node, or goes on emptying it in another way. It is given nothing new from now
   * on, also once it is empty: see {@link #setEligibility}.
   *
   * @throws UnknownIdException if there is no such node
   * @throws AmbiguousIdException if several ids begin so
   */
  public void drain(String nodeId, DrainSpec spec) {
    drain(nodeId, spec, Map.of());
  }

  /**
   * The same, with a note.
   *
   * @param meta free key-value pairs to be kept with it, such as {@code message}
   * @throws UnknownIdException if there is no such node
   * @throws AmbiguousIdException if several ids begin so
   */
  public void drain(String nodeId, DrainSpec spec, Map<String, String> meta) {
    NodeId id = node(nodeId).id();
    gate.run(() -> nodeOperations.drain(operator, id, spec, meta));
  }

  /**
   * Stops emptying a node. What has been moved stays where it is.
   *
   * @param markEligible whether the node is given new allocations again, be it drained or not
   * @throws UnknownIdException if there is no such node
   * @throws AmbiguousIdException if several ids begin so
   */
  public void cancelDrain(String nodeId, boolean markEligible) {
    NodeId id = node(nodeId).id();
    gate.run(() -> nodeOperations.cancelDrain(operator, id, markEligible));
  }

  /**
   * Has all jobs looked at again that run something on a node.
   *
   * @return the evaluations that were asked for
   * @throws UnknownIdException if there is no such node
   * @throws AmbiguousIdException if several ids begin so
   */
  public List<EvaluationId> evaluateNode(String nodeId) {
    NodeId id = node(nodeId).id();
    return gate.pass(() -> nodeOperations.evaluate(operator, id));
  }

  /**
   * Forgets a node, for one that will not come back. What is thought to run there is lost, and
   * placed elsewhere. The log keeps its history.
   *
   * @return the evaluations that were asked for
   * @throws UnknownIdException if there is no such node
   * @throws AmbiguousIdException if several ids begin so
   */
  public List<EvaluationId> purgeNode(String nodeId) {
    NodeId id = node(nodeId).id();
    return gate.pass(() -> nodeOperations.purge(operator, id));
  }

  /**
   * Replaces all failed allocations of a job at once, whatever delay or number of attempts their
   * reschedule policy asks for, and has the job looked at again. A policy that replaces nothing is
   * kept to.
   *
   * @throws CommandRefusedException if there is no such job
   */
  public Registration rescheduleFailed(JobId jobId) {
    return gate.pass(() -> allocations.rescheduleFailed(operator, jobId));
  }

  /**
   * Stops an allocation; another one takes its place.
   *
   * @throws UnknownIdException if there is no such allocation
   * @throws AmbiguousIdException if several ids begin so
   */
  public Registration stopAllocation(String id) {
    AllocationId allocation = findAllocation(id).id();
    return gate.pass(() -> allocations.stop(operator, allocation));
  }

  /**
   * Has the canaries of a deployment take the place of the allocations beside which they were
   * tried.
   *
   * @param groups the task groups that are meant; none for all
   * @throws UnknownIdException if there is no such deployment
   * @throws AmbiguousIdException if several ids begin so
   * @throws CommandRefusedException if the deployment is over, has no such group, or not all of its
   *     canaries are healthy
   */
  public DeploymentUpdate promote(String deploymentId, String... groups) {
    DeploymentId id = deployment(deploymentId).id();
    return gate.pass(() -> deployments.promote(operator, id, List.of(groups)));
  }

  /**
   * Fails a deployment: its canaries are stopped, and nothing more is replaced. If a group has
   * {@code auto_revert}, the job goes back to its last stable version.
   *
   * @throws UnknownIdException if there is no such deployment
   * @throws AmbiguousIdException if several ids begin so
   * @throws CommandRefusedException if the deployment is over
   */
  public DeploymentUpdate failDeployment(String deploymentId) {
    DeploymentId id = deployment(deploymentId).id();
    return gate.pass(() -> deployments.fail(operator, id));
  }

  /**
   * Holds a deployment where it is. Its progress deadline begins anew when it is resumed.
   *
   * @throws UnknownIdException if there is no such deployment
   * @throws AmbiguousIdException if several ids begin so
   * @throws CommandRefusedException if the deployment is over
   */
  public DeploymentUpdate pauseDeployment(String deploymentId) {
    DeploymentId id = deployment(deploymentId).id();
    return gate.pass(() -> deployments.pause(operator, id));
  }

  /**
   * Lets a paused deployment go on.
   *
   * @throws UnknownIdException if there is no such deployment
   * @throws AmbiguousIdException if several ids begin so
   * @throws CommandRefusedException if the deployment is over
   */
  public DeploymentUpdate resumeDeployment(String deploymentId) {
    DeploymentId id = deployment(deploymentId).id();
    return gate.pass(() -> deployments.resume(operator, id));
  }

  /**
   * Has a deployment looked at again. In Nomad this lets one go on that waits for other regions;
   * there are none here.
   *
   * @throws UnknownIdException if there is no such deployment
   * @throws AmbiguousIdException if several ids begin so
   * @throws CommandRefusedException if the deployment is over
   */
  public DeploymentUpdate unblockDeployment(String deploymentId) {
    DeploymentId id = deployment(deploymentId).id();
    return gate.pass(() -> deployments.unblock(operator, id));
  }

  /**
   * Says how allocations of a deployment are, as {@code health_check = "manual"} asks for. If any
   * is unhealthy, the deployment fails.
   *
   * @param healthy ids of allocations, which may be abbreviated
   * @param unhealthy the same
   * @throws UnknownIdException if there is no such deployment or allocation
   * @throws AmbiguousIdException if several ids begin so
   * @throws CommandRefusedException if the deployment is over, an allocation is none of its, or
   *     there are none
   */
  public DeploymentUpdate setAllocationHealth(
      String deploymentId, Collection<String> healthy, Collection<String> unhealthy) {
    DeploymentId id = deployment(deploymentId).id();
    List<AllocationId> good = healthy.stream().map(one -> findAllocation(one).id()).toList();
    List<AllocationId> bad = unhealthy.stream().map(one -> findAllocation(one).id()).toList();
    return gate.pass(() -> deployments.setHealth(operator, id, good, bad));
  }

  /** How allocations are placed where jobs say nothing, and which jobs may preempt others. */
  public SchedulerConfiguration schedulerConfiguration() {
    return view.schedulerConfiguration();
  }

  /**
   * Chooses how allocations are placed from now on, also by the next scheduler on the same data
   * directory.
   *
   * @param wanted its indexes do not matter
   */
  public void configure(SchedulerConfiguration wanted) {
    gate.pass(() -> operatorOperations.configure(operator, wanted, null));
  }

  /**
   * The same, if nobody chose anything since the configuration was looked at.
   *
   * @param checkIndex the {@link SchedulerConfiguration#modifyIndex()} that was seen; 0 if nobody
   *     had chosen anything yet
   * @return whether nobody had
   */
  public boolean configure(SchedulerConfiguration wanted, long checkIndex) {
    return gate.pass(() -> operatorOperations.configure(operator, wanted, checkIndex));
  }

  /**
   * Has the live state forget now what has ended and nobody needs, however young it is: dead jobs,
   * evaluations and deployments that are over, allocations, and nodes that are down. It goes by
   * itself in time, see {@link SchedulerBuilder#garbageCollection}. The log keeps everything.
   */
  public void collectGarbage() {
    gate.run(() -> garbage.collect(operator));
  }

  /** All that there is at this moment, as one immutable snapshot. */
  public ClusterState state() {
    return view.state();
  }

  /**
   * How a job is.
   *
   * @throws UnknownIdException if there is no such job
   * @throws AmbiguousIdException if several jobs' ids begin so
   */
  public JobStatus status(String jobId) {
    return view.status(jobId);
  }

  /** How all jobs are, by id. */
  public List<JobStatus> jobs() {
    return view.jobs();
  }

  /**
   * A job as it is registered, with the versions before it.
   *
   * @throws UnknownIdException if there is no such job
   * @throws AmbiguousIdException if several jobs' ids begin so
   */
  public RegisteredJob job(String jobId) {
    return view.job(jobId);
  }

  /**
   * How an allocation is.
   *
   * @throws UnknownIdException if there is no such allocation
   * @throws AmbiguousIdException if several ids begin so
   */
  public AllocationStatus allocation(String id) {
    return view.allocation(id);
  }

  /**
   * How a deployment is.
   *
   * @throws UnknownIdException if there is no such deployment
   * @throws AmbiguousIdException if several ids begin so
   */
  public Deployment deployment(String id) {
    return view.deployment(id);
  }

  /**
   * How an evaluation is.
   *
   * @throws UnknownIdException if there is no such evaluation
   * @throws AmbiguousIdException if several ids begin so
   */
  public Evaluation evaluation(String id) {
    return view.evaluation(id);
  }

  /** All nodes, in the order in which they came. */
  public Collection<Node> nodes() {
    return view.nodes();
  }

  /**
   * How a node is.
   *
   * @throws UnknownIdException if there is no such node
   * @throws AmbiguousIdException if several ids begin so
   */
  public Node node(String id) {
    return view.node(id);
  }

  /**
   * What a task has written to its standard output so far.
   *
   * @throws UnknownIdException if there is no such allocation or task
   * @throws UncheckedIOException if it cannot be read
   */
  public String logs(String allocationId, String task) {
    try (InputStream log = logs(allocationId, task, TaskStream.STDOUT, LogStart.beginning())) {
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log of task \"" + task + "\"", e);
    }
  }

  /**
   * What a task has written so far.
   *
   * @return to be closed by the caller
   * @throws UnknownIdException if there is no such allocation or task
   * @throws UncheckedIOException if it cannot be read
   */
  public LogInput logs(String allocationId, String task, TaskStream stream, LogStart start) {
    return nodes.log(findAllocation(allocationId), task, stream, start);
  }

  /**
   * What a task has written and will write: reading waits for more until the task is dead or the
   * scheduler is closed.
   *
   * @return to be closed by the caller, from another thread if need be
   * @throws UnknownIdException if there is no such allocation or task
   * @throws UncheckedIOException if it cannot be read
   */
  public LogInput followLogs(String allocationId, String task, TaskStream stream, LogStart start) {
    return nodes.followLog(findAllocation(allocationId), task, stream, start);
  }

  /**
   * The files of an allocation, on its node.
   *
   * @throws UnknownIdException if there is no such allocation, or its node is none of this
   *     scheduler's
   * @throws AmbiguousIdException if several ids begin so
   */
  public AllocationFiles files(String allocationId) {
    return nodes.files(findAllocation(allocationId));
  }

  /**
   * Removes the files of an allocation that has ended from its node. They go by themselves once the
   * allocation is collected, see {@link #collectGarbage}.
   *
   * @return whether there were any, and nothing needs them
   * @throws UnknownIdException if there is no such allocation
   * @throws AmbiguousIdException if several ids begin so
   */
  public boolean removeFiles(String allocationId) {
    Allocation allocation = findAllocation(allocationId);
    return gate.pass(() -> nodes.removeFiles(allocation));
  }

  /**
   * Removes the files of all allocations that have ended on a node.
   *
   * @throws UnknownIdException if there is no such node
   * @throws AmbiguousIdException if several ids begin so
   */
  public void removeFilesOnNode(String nodeId) {
    NodeId node = node(nodeId).id();
    gate.run(() -> nodes.removeFiles(node));
  }

  /**
   * Starts running tasks of an allocation anew, where they are.
   *
   * @param task only this one; null for all
   * @throws UnknownIdException if there is no such allocation or task
   * @throws CommandRefusedException if none of them runs
   */
  public void restartTasks(String allocationId, @Nullable String task) {
    nodes.restart(findAllocation(allocationId), task);
  }

  /**
   * Starts all tasks of an allocation anew, where they are and in the order of their lifecycles:
   * also those that have ended, such as the ones that run before the main ones.
   *
   * @throws UnknownIdException if there is no such allocation
   * @throws CommandRefusedException if it is over, or about to be
   */
  public void restartAllTasks(String allocationId) {
    nodes.restartAll(findAllocation(allocationId));
  }

  /**
   * Sends running tasks of an allocation a signal.
   *
   * @param task only this one; null for all
   * @param signal such as {@code SIGHUP}
   * @throws UnknownIdException if there is no such allocation or task
   * @throws CommandRefusedException if one of them does not run, or the signal is unknown
   */
  public void signalTasks(String allocationId, @Nullable String task, String signal) {
    nodes.signal(findAllocation(allocationId), task, signal);
  }

  /**
   * Runs a command beside a running task: in its container, or in its directory with its
   * environment. It ends with the task, and when the session is closed if its driver can end it.
   *
   * @param task null for the only one of the allocation
   * @param output takes what the command writes, on threads of the driver
   * @throws UnknownIdException if there is no such allocation or task
   * @throws AmbiguousIdException if several ids begin so
   * @throws CommandRefusedException if the task does not run, its driver runs no such commands, or
   *     there is no such program
   */
  public ExecSession exec(
      String allocationId, @Nullable String task, ExecRequest request, ExecOutput output) {
    return nodes.exec(findAllocation(allocationId), task, request, output);
  }

  /**
   * How the checks of an allocation's services stand, in the order of the job file; none of an
   * allocation that has ended.
   *
   * @throws UnknownIdException if there is no such allocation, or its node is none of this
   *     scheduler's
   * @throws AmbiguousIdException if several ids begin so
   */
  public List<CheckResult> checks(String allocationId) {
    return nodes.checks(findAllocation(allocationId));
  }

  /**
   * What the tasks of an allocation use now, by name; a task that does not run uses nothing.
   *
   * @throws UnknownIdException if there is no such allocation
   */
  public Map<String, TaskUsage> stats(String allocationId) {
    return nodes.usage(findAllocation(allocationId));
  }

  /**
   * Watches an evaluation until it is over.
   *
   * @param listener told what happens, on a thread of the scheduler's, one call at a time
   * @throws UnknownIdException if there is no such evaluation
   */
  public Watch<Evaluation> watchEvaluation(String id, Consumer<EvaluationProgress> listener) {
    Evaluation[] last = {evaluation(id)};
    EvaluationObserver observer = new EvaluationObserver(last[0].id());
    return watch(
        state -> {
          observer.observe(state).forEach(listener);
          Optional<Evaluation> now = state.evaluation(last[0].id());
          last[0] = now.orElse(last[0]);
          // Only what is over is collected.
          boolean isOver = now.isEmpty() || last[0].status().isTerminal();
          return isOver ? Optional.of(last[0]) : Optional.empty();
        });
  }

  /**
   * Watches a deployment until it is over.
   *
   * @param listener told how it is now and whenever it changed, on a thread of the scheduler's, one
   *     call at a time
   * @throws UnknownIdException if there is no such deployment
   */
  public Watch<Deployment> watchDeployment(String id, Consumer<Deployment> listener) {
    Deployment[] told = new Deployment[1];
    Deployment[] last = {deployment(id)};
    return watch(
        state -> {
          Optional<Deployment> now = state.deployment(last[0].id());
          now.filter(one -> !one.equals(told[0])).ifPresent(listener);
          last[0] = now.orElse(last[0]);
          told[0] = last[0];
          // Only what is over is collected.
          boolean isOver = now.isEmpty() || !last[0].status().isActive();
          return isOver ? Optional.of(last[0]) : Optional.empty();
        });
  }

  /**
   * Watches the whole state.
   *
   * @param listener shown the state now and after changes, on a thread of the scheduler's, one call
   *     at a time; it must be quick
   * @return never over by itself
   */
  public Watch<ClusterState> watchState(Consumer<ClusterState> listener) {
    return watch(
        state -> {
          listener.accept(state);
          return Optional.empty();
        });
  }

  private <T> Watch<T> watch(Function<ClusterState, Optional<T>> observer) {
    return gate.pass(() -> watcher.watch(observer));
  }

  /** All that happened so far: who asked for it, why, and how everything was at any moment. */
  public History history() {
    gate.requireOpen();
    return history;
  }

  /**
   * What happened to a job and to all that came of it, from the log; also of jobs that were purged
   * or collected.
   *
   * @param jobId the whole id
   * @return oldest first; empty if there never was such a job
   */
  public List<RecordedEvent> history(String jobId) {
    return history.events(EventQuery.ALL.ofJob(JobId.of(jobId)), Integer.MAX_VALUE);
  }

  /** The event log as a whole: where it ends, and whether it is what was written. */
  public EventLog log() {
    return gate.pass(() -> log);
  }

  /** How often it has planned by itself, and how long that took. */
  public PlanTimes planTimes() {
    return gate.pass(() -> planTimes);
  }

  /**
   * Stops scheduling and lets go of the data directory. What becomes of running tasks is chosen by
   * {@link SchedulerBuilder#onClose}. Calls under way are waited for. Closing twice does nothing,
   * but waits for the first time to end.
   */
  @Override
  public void close() {
    closing.lock();
    try {
      if (gate.shut()) {
        Closing.all(engine, watcher, nodes, ledger);
      }
    } finally {
      closing.unlock();
    }
  }

  private Allocation findAllocation(String id) {
    return view.find(id);
  }
}
