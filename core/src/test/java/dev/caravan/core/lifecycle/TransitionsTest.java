package dev.caravan.core.lifecycle;

import static dev.caravan.core.samples.Samples.ALLOCATION;
import static dev.caravan.core.samples.Samples.DEPLOYMENT;
import static dev.caravan.core.samples.Samples.EVALUATION;
import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NODE;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.createEvaluation;
import static dev.caravan.core.samples.Samples.decideHealth;
import static dev.caravan.core.samples.Samples.job;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.placeCanary;
import static dev.caravan.core.samples.Samples.planJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static dev.caravan.core.samples.Samples.report;
import static dev.caravan.core.samples.Samples.stopAllocation;
import static dev.caravan.core.samples.Samples.taskEvent;
import static dev.caravan.core.samples.Samples.taskUpdate;
import static dev.caravan.core.samples.Samples.updateAllocation;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.command.AllocationCommand.CollectAllocation;
import dev.caravan.core.command.AllocationCommand.DelayReschedule;
import dev.caravan.core.command.AllocationCommand.NotePreemptions;
import dev.caravan.core.command.AllocationCommand.NoteReschedule;
import dev.caravan.core.command.AllocationCommand.NoteTaskEvents;
import dev.caravan.core.command.AllocationCommand.PreemptAllocation;
import dev.caravan.core.command.AllocationCommand.PromoteCanary;
import dev.caravan.core.command.AllocationCommand.ReconnectAllocation;
import dev.caravan.core.command.AllocationCommand.RequestTransition;
import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.command.DeploymentCommand.CancelDeployment;
import dev.caravan.core.command.DeploymentCommand.CollectDeployment;
import dev.caravan.core.command.DeploymentCommand.CompleteDeployment;
import dev.caravan.core.command.DeploymentCommand.FailDeployment;
import dev.caravan.core.command.DeploymentCommand.PauseDeployment;
import dev.caravan.core.command.DeploymentCommand.PromoteDeployment;
import dev.caravan.core.command.DeploymentCommand.ResumeDeployment;
import dev.caravan.core.command.EvaluationCommand;
import dev.caravan.core.command.EvaluationCommand.CancelEvaluation;
import dev.caravan.core.command.EvaluationCommand.CollectEvaluation;
import dev.caravan.core.command.EvaluationCommand.CompleteEvaluation;
import dev.caravan.core.command.EvaluationCommand.DelayEvaluation;
import dev.caravan.core.command.EvaluationCommand.FailEvaluation;
import dev.caravan.core.command.EvaluationCommand.HoldEvaluation;
import dev.caravan.core.command.EvaluationCommand.NoteEvaluationNode;
import dev.caravan.core.command.EvaluationCommand.UnblockEvaluation;
import dev.caravan.core.command.JobCommand;
import dev.caravan.core.command.JobCommand.CollectJob;
import dev.caravan.core.command.JobCommand.DispatchJob;
import dev.caravan.core.command.JobCommand.LaunchJob;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.command.JobCommand.SetJobStability;
import dev.caravan.core.command.JobCommand.SkipLaunch;
import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.command.NodeCommand.CancelNodeDrain;
import dev.caravan.core.command.NodeCommand.CompleteNodeDrain;
import dev.caravan.core.command.NodeCommand.DrainNode;
import dev.caravan.core.command.NodeCommand.MarkNodeDisconnected;
import dev.caravan.core.command.NodeCommand.MarkNodeDown;
import dev.caravan.core.command.NodeCommand.PurgeNode;
import dev.caravan.core.command.NodeCommand.SetNodeEligibility;
import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState.Phase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tries each entry of each transition table: none can be left out, and none can be wrong. */
class TransitionsTest {

  @TestFactory
  Stream<DynamicTest> jobs() {
    return new LifecycleUnderTest<
            JobLifecycle.State, JobLifecycle.Input, RegisteredJob, JobCommand, JobEvent>(
            JobLifecycle.TABLE,
            TransitionsTest::path,
            TransitionsTest::command,
            JobLifecycle::decide,
            JobLifecycle::evolve,
            JobLifecycle.State::of)
        .tests();
  }

  private static List<JobCommand> path(JobLifecycle.State state) {
    return switch (state) {
      case ABSENT -> List.of();
      case REGISTERED -> List.of(register("redis:3.2"));
      case STOPPED -> List.of(register("redis:3.2"), new StopJob(JOB, false));
    };
  }

  /** Of a job of which others can be dispatched and launched. */
  private static RegisterJob register(String image) {
    Job job =
        job(image).toBuilder()
            .parameterized(Parameterized.DEFAULT)
            .periodic(Periodic.of("@daily"))
            .build();
    return new RegisterJob(JOB, job, null, 0);
  }

  private static JobCommand command(JobLifecycle.Input input) {
    return switch (input) {
      case REGISTER -> register("redis:4.0");
      case PLAN -> planJob("redis:4.0");
      case STOP -> new StopJob(JOB, false);
      case PURGE -> new StopJob(JOB, true);
      case COLLECT -> new CollectJob(JOB, true);
      case SET_STABILITY -> new SetJobStability(JOB, 0, true);
      case DISPATCH -> new DispatchJob(JOB, JobId.of("example/dispatch-1"), 0, Map.of());
      case LAUNCH -> new LaunchJob(JOB, JobId.of("example/periodic-1"), NOW);
      case SKIP_LAUNCH -> new SkipLaunch(JOB, NOW, "an earlier launch has not ended");
    };
  }

  @TestFactory
  Stream<DynamicTest> evaluations() {
    return new LifecycleUnderTest<
            EvaluationLifecycle.State,
            EvaluationLifecycle.Input,
            Evaluation,
            EvaluationCommand,
            EvaluationEvent>(
            EvaluationLifecycle.TABLE,
            TransitionsTest::path,
            TransitionsTest::command,
            EvaluationLifecycle::decide,
            EvaluationLifecycle::evolve,
            EvaluationLifecycle.State::of)
        .tests();
  }

  private static List<EvaluationCommand> path(EvaluationLifecycle.State state) {
    EvaluationCommand create = command(EvaluationLifecycle.Input.CREATE);
    return switch (state) {
      case ABSENT -> List.of();
      case PENDING -> List.of(create);
      case BLOCKED -> List.of(command(EvaluationLifecycle.Input.CREATE_BLOCKED));
      case COMPLETE -> List.of(create, command(EvaluationLifecycle.Input.COMPLETE));
      case FAILED -> List.of(create, command(EvaluationLifecycle.Input.FAIL));
      case CANCELLED -> List.of(create, command(EvaluationLifecycle.Input.CANCEL));
    };
  }

  private static EvaluationCommand command(EvaluationLifecycle.Input input) {
    return switch (input) {
      case CREATE -> createEvaluation(false);
      case CREATE_BLOCKED -> createEvaluation(true);
      case NOTE_NODE -> new NoteEvaluationNode(EVALUATION, NODE);
      case DELAY -> new DelayEvaluation(EVALUATION, NOW, "not yet");
      case HOLD -> new HoldEvaluation(EVALUATION, "waits for job \"migrate\" to succeed");
      case UNBLOCK -> new UnblockEvaluation(EVALUATION);
      case COMPLETE -> new CompleteEvaluation(EVALUATION, null, null, Map.of(), Map.of());
      case FAIL -> new FailEvaluation(EVALUATION, "no such job");
      case CANCEL -> new CancelEvaluation(EVALUATION, "not needed any more");
      case COLLECT -> new CollectEvaluation(EVALUATION);
    };
  }

  @TestFactory
  Stream<DynamicTest> allocationsAsDesired() {
    return new LifecycleUnderTest<
            AllocationLifecycle.Desired,
            AllocationLifecycle.DesiredInput,
            Allocation,
            AllocationCommand,
            AllocationEvent>(
            AllocationLifecycle.DESIRED,
            TransitionsTest::path,
            TransitionsTest::command,
            AllocationLifecycle::decide,
            AllocationLifecycle::evolve,
            AllocationLifecycle.Desired::of)
        .tests();
  }

  private static List<AllocationCommand> path(AllocationLifecycle.Desired state) {
    return switch (state) {
      case ABSENT -> List.of();
      case RUN -> List.of(placeCanary());
      case STOP -> List.of(placeCanary(), stopAllocation());
      case EVICT -> List.of(placeCanary(), command(AllocationLifecycle.DesiredInput.PREEMPT));
    };
  }

  private static AllocationCommand command(AllocationLifecycle.DesiredInput input) {
    return switch (input) {
      case PLACE -> placeAllocation();
      case UPDATE_IN_PLACE -> updateAllocation(DEPLOYMENT);
      case NOTE_RESCHEDULE -> new NoteReschedule(ALLOCATION, List.of());
      case NOTE_PREEMPTIONS -> new NotePreemptions(ALLOCATION, List.of(ALLOCATION));
      case PREEMPT -> new PreemptAllocation(ALLOCATION, EVALUATION, ALLOCATION);
      case DELAY_RESCHEDULE -> new DelayReschedule(ALLOCATION, EVALUATION);
      case REQUEST_TRANSITION -> new RequestTransition(ALLOCATION, DesiredTransition.MIGRATE);
      case PROMOTE_CANARY -> new PromoteCanary(ALLOCATION);
      case RECONNECT -> new ReconnectAllocation(ALLOCATION);
      case STOP -> stopAllocation();
    };
  }

  @TestFactory
  Stream<DynamicTest> allocationsOnTheirNode() {
    return new LifecycleUnderTest<
            AllocationLifecycle.Client,
            AllocationLifecycle.ClientInput,
            Allocation,
            AllocationCommand,
            AllocationEvent>(
            AllocationLifecycle.CLIENT,
            TransitionsTest::path,
            TransitionsTest::command,
            AllocationLifecycle::decide,
            AllocationLifecycle::evolve,
            AllocationLifecycle.Client::of)
        .tests();
  }

  private static List<AllocationCommand> path(AllocationLifecycle.Client state) {
    return switch (state) {
      case ABSENT -> List.of();
      case PENDING -> List.of(placeAllocation());
      default -> List.of(placeAllocation(), report(ClientStatus.valueOf(state.name())));
    };
  }

  private static AllocationCommand command(AllocationLifecycle.ClientInput input) {
    return switch (input) {
      case PLACE -> placeAllocation();
      case REPORT_PENDING -> news(ClientStatus.PENDING);
      case REPORT_RUNNING -> news(ClientStatus.RUNNING);
      case REPORT_COMPLETE -> news(ClientStatus.COMPLETE);
      case REPORT_FAILED -> news(ClientStatus.FAILED);
      case REPORT_LOST -> news(ClientStatus.LOST);
      case REPORT_UNKNOWN -> news(ClientStatus.UNKNOWN);
      case NOTE_TASK_EVENTS ->
          new NoteTaskEvents(
              ALLOCATION, Map.of("redis", taskEvent(TaskEvent.Type.ALLOC_UNHEALTHY)));
      case DECIDE_HEALTH -> decideHealth(true);
      case COLLECT -> new CollectAllocation(ALLOCATION);
    };
  }

  private static AllocationCommand news(ClientStatus status) {
    return report(status, taskUpdate(Phase.RUNNING, taskEvent(TaskEvent.Type.STARTED)));
  }

  @TestFactory
  Stream<DynamicTest> deployments() {
    return new LifecycleUnderTest<
            DeploymentLifecycle.State,
            DeploymentLifecycle.Input,
            Deployment,
            DeploymentCommand,
            DeploymentEvent>(
            DeploymentLifecycle.TABLE,
            TransitionsTest::path,
            TransitionsTest::command,
            DeploymentLifecycle::decide,
            DeploymentLifecycle::evolve,
            DeploymentLifecycle.State::of)
        .tests();
  }

  private static List<DeploymentCommand> path(DeploymentLifecycle.State state) {
    return switch (state) {
      case ABSENT -> List.of();
      case RUNNING -> List.of(createDeployment());
      case PAUSED -> List.of(createDeployment(), new PauseDeployment(DEPLOYMENT));
      case SUCCESSFUL -> List.of(createDeployment(), new CompleteDeployment(DEPLOYMENT));
      case FAILED -> List.of(createDeployment(), new FailDeployment(DEPLOYMENT, "no progress"));
      case CANCELLED -> List.of(createDeployment(), new CancelDeployment(DEPLOYMENT, "newer one"));
    };
  }

  private static DeploymentCommand command(DeploymentLifecycle.Input input) {
    return switch (input) {
      case CREATE -> createDeployment();
      case PROMOTE -> new PromoteDeployment(DEPLOYMENT, List.of("cache"));
      case PAUSE -> new PauseDeployment(DEPLOYMENT);
      case RESUME -> new ResumeDeployment(DEPLOYMENT);
      case COMPLETE -> new CompleteDeployment(DEPLOYMENT);
      case FAIL -> new FailDeployment(DEPLOYMENT, "no progress");
      case CANCEL -> new CancelDeployment(DEPLOYMENT, "newer one");
      case COLLECT -> new CollectDeployment(DEPLOYMENT);
    };
  }

  @TestFactory
  Stream<DynamicTest> nodesAsAvailable() {
    return new LifecycleUnderTest<
            NodeLifecycle.Availability,
            NodeLifecycle.AvailabilityInput,
            Node,
            NodeCommand,
            NodeEvent>(
            NodeLifecycle.AVAILABILITY,
            TransitionsTest::path,
            TransitionsTest::command,
            NodeLifecycle::decide,
            NodeLifecycle::evolve,
            NodeLifecycle.Availability::of)
        .tests();
  }

  private static List<NodeCommand> path(NodeLifecycle.Availability state) {
    return switch (state) {
      case ABSENT -> List.of();
      case READY -> List.of(registerNode("docker"));
      case DISCONNECTED ->
          List.of(registerNode("docker"), new MarkNodeDisconnected(NODE, "silent"));
      case DOWN -> List.of(registerNode("docker"), new MarkNodeDown(NODE, "closed"));
    };
  }

  private static NodeCommand command(NodeLifecycle.AvailabilityInput input) {
    return switch (input) {
      case REGISTER -> registerNode("docker", "raw_exec");
      case MARK_DISCONNECTED -> new MarkNodeDisconnected(NODE, "silent");
      case MARK_DOWN -> new MarkNodeDown(NODE, "closed");
      case PURGE -> new PurgeNode(NODE);
    };
  }

  @TestFactory
  Stream<DynamicTest> nodesAsScheduled() {
    return new LifecycleUnderTest<
            NodeLifecycle.Scheduling, NodeLifecycle.SchedulingInput, Node, NodeCommand, NodeEvent>(
            NodeLifecycle.SCHEDULING,
            TransitionsTest::path,
            TransitionsTest::command,
            NodeLifecycle::decide,
            NodeLifecycle::evolve,
            NodeLifecycle.Scheduling::of)
        .tests();
  }

  private static List<NodeCommand> path(NodeLifecycle.Scheduling state) {
    return switch (state) {
      case ABSENT -> List.of();
      case ELIGIBLE -> List.of(registerNode("docker"));
      case INELIGIBLE -> List.of(registerNode("docker"), new SetNodeEligibility(NODE, false));
      case DRAINING -> List.of(registerNode("docker"), drainNode());
    };
  }

  private static NodeCommand command(NodeLifecycle.SchedulingInput input) {
    return switch (input) {
      case REGISTER -> registerNode("docker", "raw_exec");
      case MAKE_ELIGIBLE -> new SetNodeEligibility(NODE, true);
      case MAKE_INELIGIBLE -> new SetNodeEligibility(NODE, false);
      case DRAIN -> drainNode();
      case CANCEL_DRAIN -> new CancelNodeDrain(NODE, false);
      case CANCEL_DRAIN_AND_MAKE_ELIGIBLE -> new CancelNodeDrain(NODE, true);
      case COMPLETE_DRAIN -> new CompleteNodeDrain(NODE, false);
    };
  }

  private static NodeCommand drainNode() {
    return new DrainNode(NODE, DrainSpec.withoutDeadline(), Map.of());
  }
}
