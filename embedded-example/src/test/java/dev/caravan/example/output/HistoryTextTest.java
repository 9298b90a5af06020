package dev.caravan.example.output;

import static dev.caravan.example.output.Fixtures.DEPLOYMENT;
import static dev.caravan.example.output.Fixtures.EVALUATION;
import static dev.caravan.example.output.Fixtures.JOB;
import static dev.caravan.example.output.Fixtures.NODE;
import static dev.caravan.example.output.Fixtures.NOW;
import static dev.caravan.example.output.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.caravan.core.event.AllocationEvent.AllocationChecksReported;
import dev.caravan.core.event.AllocationEvent.AllocationCollected;
import dev.caravan.core.event.AllocationEvent.AllocationHealthDecided;
import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationPreempted;
import dev.caravan.core.event.AllocationEvent.AllocationReconnected;
import dev.caravan.core.event.AllocationEvent.AllocationRescheduleDelayed;
import dev.caravan.core.event.AllocationEvent.AllocationRescheduled;
import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.AllocationEvent.AllocationStopRequested;
import dev.caravan.core.event.AllocationEvent.AllocationTransitionRequested;
import dev.caravan.core.event.AllocationEvent.AllocationUpdatedInPlace;
import dev.caravan.core.event.AllocationEvent.CanaryPromoted;
import dev.caravan.core.event.AllocationEvent.PreemptionsNoted;
import dev.caravan.core.event.AllocationEvent.TaskEventsNoted;
import dev.caravan.core.event.DeploymentEvent.DeploymentCancelled;
import dev.caravan.core.event.DeploymentEvent.DeploymentCollected;
import dev.caravan.core.event.DeploymentEvent.DeploymentCreated;
import dev.caravan.core.event.DeploymentEvent.DeploymentFailed;
import dev.caravan.core.event.DeploymentEvent.DeploymentPaused;
import dev.caravan.core.event.DeploymentEvent.DeploymentPromoted;
import dev.caravan.core.event.DeploymentEvent.DeploymentResumed;
import dev.caravan.core.event.DeploymentEvent.DeploymentSucceeded;
import dev.caravan.core.event.EvaluationEvent.EvaluationCancelled;
import dev.caravan.core.event.EvaluationEvent.EvaluationCollected;
import dev.caravan.core.event.EvaluationEvent.EvaluationCompleted;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.EvaluationEvent.EvaluationDelayed;
import dev.caravan.core.event.EvaluationEvent.EvaluationFailed;
import dev.caravan.core.event.EvaluationEvent.EvaluationHeld;
import dev.caravan.core.event.EvaluationEvent.EvaluationNodeNoted;
import dev.caravan.core.event.EvaluationEvent.EvaluationUnblocked;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent.JobCollected;
import dev.caravan.core.event.JobEvent.JobDispatched;
import dev.caravan.core.event.JobEvent.JobLaunchSkipped;
import dev.caravan.core.event.JobEvent.JobLaunched;
import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStabilityChanged;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.event.NodeEvent.NodeDisconnected;
import dev.caravan.core.event.NodeEvent.NodeDown;
import dev.caravan.core.event.NodeEvent.NodeDrainCancelled;
import dev.caravan.core.event.NodeEvent.NodeDrainCompleted;
import dev.caravan.core.event.NodeEvent.NodeDrainSet;
import dev.caravan.core.event.NodeEvent.NodeEligibilityChanged;
import dev.caravan.core.event.NodeEvent.NodePurged;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.event.OperatorEvent.EvaluationWorkSwitched;
import dev.caravan.core.event.OperatorEvent.JobRegistrationSwitched;
import dev.caravan.core.event.OperatorEvent.MemoryOversubscriptionConfigured;
import dev.caravan.core.event.OperatorEvent.SchedulerConfigured;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.model.SchedulerAlgorithm;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import dev.caravan.core.view.EventSentences;
import dev.caravan.example.api.FromScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryTextTest {
  private static final Job DECLARED = Job.builder("example").build();
  private static final AllocationId ALLOCATION = new AllocationId("0e25ae0d-aaaa");
  private static final AllocationId OTHER = new AllocationId("1152fb04-aaaa");
  private static final AllocatedResources RESOURCES =
      new AllocatedResources(Map.of(), 300, List.of());

  @Test
  void eventsAreNumberedTimedAndAttributed() {
    List<RecordedEvent> events =
        List.of(
            new RecordedEvent(
                9, at("02:45:16.328"), "ann", "job", 0, new JobRegistered(JOB, 0, DECLARED)),
            new RecordedEvent(10, at("02:45:20"), "scheduler", "job", 1, new JobStopped(JOB)));

    assertThat(HistoryText.render(events.stream().map(FromScheduler::event).toList()))
        .isEqualTo(
            """
            Number  Time                  Who        What
            9       2026-11-23T02:45:16Z  ann        Registered version 0 of job "example"
            10      2026-11-23T02:45:20Z  scheduler  Stopped job "example\"""");
  }

  @Test
  void emptyHistorySaysSo() {
    assertThat(HistoryText.render(List.of())).isEqualTo("Nothing happened");
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void eachEventIsASentence(Event event, String sentence) {
    assertThat(EventSentences.of(event)).isEqualTo(sentence);
  }

  @Test
  void noTypeOfEventIsForgotten() {
    Set<Class<?>> said = new LinkedHashSet<>();
    sentences().forEach(each -> said.add(each.get()[0].getClass()));

    assertThat(said).containsExactlyInAnyOrderElementsOf(types(Event.class));
  }

  private static List<Class<?>> types(Class<?> type) {
    if (!type.isInterface()) {
      return List.of(type);
    }
    List<Class<?>> types = new ArrayList<>();
    Arrays.stream(type.getPermittedSubclasses()).forEach(each -> types.addAll(types(each)));
    return types;
  }

  private static Stream<Arguments> sentences() {
    return Stream.of(jobs(), evaluations(), allocations(), deployments(), nodes(), operator())
        .flatMap(each -> each);
  }

  private static Stream<Arguments> operator() {
    return Stream.of(
        arguments(
            new SchedulerConfigured(
                SchedulerAlgorithm.SPREAD, Set.of(JobType.SYSTEM, JobType.SERVICE)),
            "Scheduler configured: algorithm spread, preemption for service, system jobs"),
        arguments(
            new SchedulerConfigured(SchedulerAlgorithm.BINPACK, Set.of()),
            "Scheduler configured: algorithm binpack, preemption for no jobs"),
        arguments(new MemoryOversubscriptionConfigured(true), "Memory oversubscription allowed"),
        arguments(
            new MemoryOversubscriptionConfigured(false),
            "Memory oversubscription no longer allowed"),
        arguments(
            new JobRegistrationSwitched(true),
            "Jobs cannot be registered, dispatched or scaled from now on"),
        arguments(
            new JobRegistrationSwitched(false),
            "Jobs can be registered, dispatched and scaled again"),
        arguments(new EvaluationWorkSwitched(true), "Evaluations are not worked on from now on"),
        arguments(new EvaluationWorkSwitched(false), "Evaluations are worked on again"));
  }

  private static Stream<Arguments> jobs() {
    DesiredUpdates updates = new DesiredUpdates(0, 2, 0, 0, 1, 0, 0);
    return Stream.of(
        arguments(
            new JobPlanned(JOB, DECLARED, 73, Map.of("cache", updates), List.of()),
            "Planned job \"example\" at index 73: group \"cache\" 2 create, 1 in-place update"),
        arguments(
            new JobPlanned(JOB, DECLARED, 0, Map.of("cache", updates), List.of("cache")),
            "Planned job \"example\" at index 0: group \"cache\" 2 create, 1 in-place update;"
                + " no room for all of group \"cache\""),
        arguments(new JobRegistered(JOB, 1, DECLARED), "Registered version 1 of job \"example\""),
        arguments(new JobStopped(JOB), "Stopped job \"example\""),
        arguments(new JobPurged(JOB), "Purged job \"example\""),
        arguments(new JobCollected(JOB, false), "Collected job \"example\""),
        arguments(new JobCollected(JOB, true), "Collected job \"example\", which has succeeded"),
        arguments(new JobStabilityChanged(JOB, 1, true), "Version 1 of job \"example\" is stable"),
        arguments(
            new JobDispatched(JOB, JobId.of("example/dispatch-1-0000000e")),
            "Dispatched \"example/dispatch-1-0000000e\" of job \"example\""),
        arguments(
            new JobLaunched(JOB, JobId.of("example/periodic-1"), Instant.ofEpochSecond(1)),
            "Launched \"example/periodic-1\" of job \"example\""),
        arguments(
            new JobLaunchSkipped(JOB, Instant.ofEpochSecond(1), "an earlier launch has not ended"),
            "Skipped the launch of job \"example\" at 1970-01-01T00:00:01Z: an earlier launch has not"
                + " ended"));
  }

  private static Stream<Arguments> evaluations() {
    return Stream.of(
        arguments(
            created(false), "Evaluation \"3a8c3bdd\" of job \"example\" triggered by job-register"),
        arguments(
            created(true),
            "Evaluation \"3a8c3bdd\" of job \"example\" triggered by job-register,"
                + " waits for room"),
        arguments(
            new EvaluationNodeNoted(EVALUATION, NODE),
            "Evaluation \"3a8c3bdd\" is about node \"86801203\""),
        arguments(
            new EvaluationHeld(EVALUATION, "waits for job \"migrate\" to succeed"),
            "Evaluation \"3a8c3bdd\" waits for job \"migrate\" to succeed"),
        arguments(
            new EvaluationDelayed(EVALUATION, at("02:45:46.328"), "created for later"),
            "Evaluation \"3a8c3bdd\" waits until %s: created for later"
                .formatted(at("02:45:46.328"))),
        arguments(
            new EvaluationUnblocked(EVALUATION),
            "Evaluation \"3a8c3bdd\" is tried again: there may be room now"),
        arguments(completed(Map.of("cache", 0)), "Evaluation \"3a8c3bdd\" complete"),
        arguments(
            completed(Map.of("cache", 3)),
            "Evaluation \"3a8c3bdd\" complete; no room for 3 of group \"cache\""),
        arguments(
            new EvaluationFailed(EVALUATION, "plan rejected"),
            "Evaluation \"3a8c3bdd\" failed: plan rejected"),
        arguments(
            new EvaluationCancelled(EVALUATION, "not needed"),
            "Evaluation \"3a8c3bdd\" cancelled: not needed"),
        arguments(new EvaluationCollected(EVALUATION), "Evaluation \"3a8c3bdd\" collected"));
  }

  private static EvaluationCreated created(boolean blocked) {
    return new EvaluationCreated(
        EVALUATION,
        JOB,
        JobType.SERVICE,
        50,
        Trigger.JOB_REGISTER,
        1,
        blocked,
        null,
        null,
        Map.of());
  }

  private static EvaluationCompleted completed(Map<String, Integer> queued) {
    return new EvaluationCompleted(EVALUATION, null, null, queued, Map.of());
  }

  private static Stream<Arguments> allocations() {
    return Stream.of(
        arguments(
            placed(null),
            "Allocation \"0e25ae0d\" of example.cache[0] version 1 placed on node \"solo\""),
        arguments(
            placed(OTHER),
            "Allocation \"0e25ae0d\" of example.cache[0] version 1 placed on node \"solo\","
                + " in place of \"1152fb04\""),
        arguments(
            new AllocationUpdatedInPlace(ALLOCATION, EVALUATION, 1, RESOURCES, null),
            "Allocation \"0e25ae0d\" updated in place to version 1"),
        arguments(
            new AllocationRescheduled(ALLOCATION, List.of()),
            "Allocation \"0e25ae0d\" replaces one that failed"),
        arguments(
            new AllocationRescheduled(
                ALLOCATION, List.of(new RescheduleEvent(NOW, OTHER, NODE, Duration.ofSeconds(5)))),
            "Allocation \"0e25ae0d\" replaces \"1152fb04\", which failed; attempt 1"),
        arguments(
            new AllocationPreempted(OTHER, EVALUATION, ALLOCATION),
            "Allocation \"1152fb04\" is to stop: preempted by \"0e25ae0d\""),
        arguments(
            new PreemptionsNoted(ALLOCATION, List.of(OTHER)),
            "Allocation \"0e25ae0d\" preempts \"1152fb04\""),
        arguments(
            new AllocationRescheduleDelayed(ALLOCATION, EVALUATION),
            "Allocation \"0e25ae0d\" will be replaced by evaluation \"3a8c3bdd\""),
        arguments(
            new AllocationTransitionRequested(ALLOCATION, DesiredTransition.MIGRATE),
            "Allocation \"0e25ae0d\" is to be stopped and replaced"),
        arguments(
            new AllocationTransitionRequested(ALLOCATION, DesiredTransition.FORCE_RESCHEDULE),
            "Allocation \"0e25ae0d\" is to be replaced at once"),
        arguments(
            new TaskEventsNoted(
                ALLOCATION,
                Map.of(
                    "redis",
                    TaskEvent.of(TaskEvent.Type.ALLOC_UNHEALTHY, NOW, "Unhealthy because"))),
            "Allocation \"0e25ae0d\": task \"redis\": Unhealthy because"),
        arguments(
            new AllocationChecksReported(ALLOCATION, Map.of("redis", List.of("cache", "web"))),
            "Allocation \"0e25ae0d\" has services with failing checks: cache, web"),
        arguments(
            new AllocationChecksReported(ALLOCATION, Map.of()),
            "Allocation \"0e25ae0d\" passes its checks"),
        arguments(new CanaryPromoted(ALLOCATION), "Allocation \"0e25ae0d\" is no canary any more"),
        arguments(
            new AllocationStopRequested(ALLOCATION, EVALUATION, "not needed", OTHER),
            "Allocation \"0e25ae0d\" is to stop: not needed; \"1152fb04\" takes its place"),
        arguments(
            reported(),
            "Allocation \"0e25ae0d\" is failed: Failed tasks;"
                + " task \"redis\": Terminated (exit code 1), Not Restarting"),
        arguments(
            new AllocationReconnected(ALLOCATION),
            "Allocation \"0e25ae0d\" goes on: its node is heard of again"),
        arguments(
            new AllocationHealthDecided(ALLOCATION, DEPLOYMENT, true),
            "Allocation \"0e25ae0d\" is healthy"),
        arguments(new AllocationCollected(ALLOCATION), "Allocation \"0e25ae0d\" collected"));
  }

  private static AllocationPlaced placed(AllocationId previous) {
    return new AllocationPlaced(
        ALLOCATION,
        EVALUATION,
        "example.cache[0]",
        JOB,
        1,
        "cache",
        NODE,
        "solo",
        RESOURCES,
        null,
        false,
        previous,
        PlacementMetrics.NONE);
  }

  private static AllocationStatusReported reported() {
    List<TaskEvent> events =
        List.of(
            new TaskEvent(
                TaskEvent.Type.TERMINATED, at("02:45:16"), "Exit Code: 1", 1, 0, false, null),
            TaskEvent.of(TaskEvent.Type.NOT_RESTARTING, at("02:45:16"), "Exceeded attempts"));
    TaskUpdate redis =
        new TaskUpdate("redis", TaskState.Phase.DEAD, true, 2, null, null, null, events);
    return new AllocationStatusReported(
        ALLOCATION, ClientStatus.FAILED, "Failed tasks", List.of(redis));
  }

  private static Stream<Arguments> deployments() {
    GroupGoal goal = new GroupGoal(3, 0, false, false, Duration.ofMinutes(1));
    return Stream.of(
        arguments(
            new DeploymentCreated(DEPLOYMENT, JOB, 1, Map.of("cache", goal)),
            "Deployment \"a1a1fdb3\" of job \"example\" version 1 began:"
                + " 3 of group \"cache\" wanted"),
        arguments(
            new DeploymentPromoted(DEPLOYMENT, List.of("cache", "web")),
            "Deployment \"a1a1fdb3\" promoted: cache, web"),
        arguments(new DeploymentPaused(DEPLOYMENT), "Deployment \"a1a1fdb3\" paused"),
        arguments(new DeploymentResumed(DEPLOYMENT), "Deployment \"a1a1fdb3\" resumed"),
        arguments(new DeploymentSucceeded(DEPLOYMENT), "Deployment \"a1a1fdb3\" successful"),
        arguments(
            new DeploymentFailed(DEPLOYMENT, "deadline passed"),
            "Deployment \"a1a1fdb3\" failed: deadline passed"),
        arguments(
            new DeploymentCancelled(DEPLOYMENT, "newer version"),
            "Deployment \"a1a1fdb3\" cancelled: newer version"),
        arguments(new DeploymentCollected(DEPLOYMENT), "Deployment \"a1a1fdb3\" collected"));
  }

  private static Stream<Arguments> nodes() {
    NodeSpec spec =
        new NodeSpec(
            "solo",
            "dc1",
            "",
            "127.0.0.1",
            Map.of(),
            Map.of(),
            NodeResources.of(4000, 4096, 10_000),
            List.of("docker", "raw_exec"));
    return Stream.of(
        arguments(
            new NodeRegistered(NODE, spec),
            "Node \"86801203\" registered as \"solo\" in dc1 with 4000 MHz, 4.0 GiB,"
                + " drivers docker, raw_exec"),
        arguments(new NodeDown(NODE, "closed"), "Node \"86801203\" is down: closed"),
        arguments(
            new NodeDisconnected(NODE, "Node heartbeat missed"),
            "Node \"86801203\" is disconnected: Node heartbeat missed"),
        arguments(
            new NodeEligibilityChanged(NODE, false),
            "Node \"86801203\" does not take new allocations"),
        arguments(
            new NodeDrainSet(
                NODE, DrainSpec.within(Duration.ofHours(1)), Map.of("message", "new disks")),
            "Node \"86801203\" is being drained within 1h0m0s: new disks"),
        arguments(
            new NodeDrainCancelled(NODE, true),
            "Node \"86801203\" is drained no more and takes new allocations"),
        arguments(
            new NodeDrainCompleted(NODE, true),
            "Node \"86801203\" is drained: what was left had to end at the deadline"),
        arguments(new NodePurged(NODE), "Node \"86801203\" was purged"));
  }
}
