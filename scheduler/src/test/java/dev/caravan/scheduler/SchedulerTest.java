package dev.caravan.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.Origin;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Task;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.Registration;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.scheduler.EvaluationProgress.AllocationCreated;
import dev.caravan.scheduler.EvaluationProgress.Finished;
import dev.caravan.scheduler.EvaluationProgress.Triggered;
import dev.caravan.scheduler.EvaluationProgress.WithinDeployment;
import dev.caravan.scheduler.history.EventQuery;
import dev.caravan.scheduler.runner.LogStart;
import dev.caravan.scheduler.runner.TaskStream;
import dev.caravan.scheduler.testkit.TestJobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facade with real threads, a real clock and the mock driver. */
class SchedulerTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Scheduler scheduler = inMemory();

  private static Scheduler inMemory() {
    return Scheduler.builder().operator("ops").node(node()).build();
  }

  private static NodeConfig node() {
    return NodeConfig.named("solo").drivers(new MockDriver());
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void aRegisteredJobRunsAndItsDeploymentSucceeds() throws Exception {
    Registration registration = scheduler.register(runsFor("1h", 2));

    Evaluation evaluation = finished(scheduler, registration);
    Optional<Deployment> deployment =
        scheduler.watchDeployment(deploymentOf(evaluation), any -> {}).await(LIMIT);

    assertThat(deployment).get().extracting(Deployment::status).isEqualTo(successful());
    assertThat(scheduler.status("example").statusText()).isEqualTo("running");
  }

  @Test
  void watchingAnEvaluationTellsHowItWent() throws Exception {
    List<EvaluationProgress> told = new CopyOnWriteArrayList<>();
    Registration registration = scheduler.register(runsFor("1h", 1));

    Watch<Evaluation> watch =
        scheduler.watchEvaluation(registration.evaluationId().value(), told::add);
    Optional<Evaluation> end = watch.await(LIMIT);

    assertThat(end).get().extracting(Evaluation::status).isEqualTo(Evaluation.Status.COMPLETE);
    assertThat(told.get(0)).isInstanceOf(Triggered.class);
    assertThat(told).hasAtLeastOneElementOfType(WithinDeployment.class);
    assertThat(told).hasAtLeastOneElementOfType(AllocationCreated.class);
    assertThat(told.get(told.size() - 1)).isInstanceOf(Finished.class);
  }

  @Test
  void aListenerThatFailsEndsTheWatchOnly() {
    Registration registration = scheduler.register(runsFor("1h", 1));
    String evaluation = registration.evaluationId().value();

    Watch<Evaluation> watch =
        scheduler.watchEvaluation(
            evaluation,
            any -> {
              throw new IllegalArgumentException("listener");
            });

    assertThatThrownBy(() -> watch.await(LIMIT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("listener");
    assertThat(scheduler.evaluation(evaluation).jobId().value()).isEqualTo("example");
  }

  @Test
  void aBatchJobCompletesAndIsDead() throws Exception {
    scheduler.register(batch("10ms"));

    JobStatus status = awaitPhase(scheduler, JobStatus.Phase.DEAD);

    assertThat(status.allocations())
        .singleElement()
        .extracting(Allocation::clientStatus)
        .isEqualTo(ClientStatus.COMPLETE);
  }

  @Test
  void stoppingEndsInDeadAndStopped() throws Exception {
    finished(scheduler, scheduler.register(runsFor("1h", 1)));

    scheduler.stop("example");

    assertThat(awaitPhase(scheduler, JobStatus.Phase.DEAD).statusText())
        .isEqualTo("dead (stopped)");
  }

  @Test
  void whatATaskPrintsCanBeReadAndFollowed() throws Exception {
    scheduler.register(
        changed(batch("200ms"), task -> task.config(prints("200ms", "hello from redis\n"))));
    Allocation allocation = awaitPhase(scheduler, JobStatus.Phase.DEAD).allocations().get(0);
    String id = allocation.id().shortId();

    assertThat(scheduler.logs(id, TestJobs.TASK)).isEqualTo("hello from redis\n");
    assertThat(followed(id)).isEqualTo("hello from redis\n");
  }

  @Test
  void usageIsToldForEachTask() throws Exception {
    finished(scheduler, scheduler.register(runsFor("1h", 1)));
    Allocation allocation = scheduler.status("example").allocations().get(0);

    assertThat(scheduler.stats(allocation.id().value())).containsOnlyKeys(TestJobs.TASK);
  }

  @Test
  void everyStepCanBeReadBackWithWhoAskedForIt() throws Exception {
    scheduler.plan(runsFor("1h", 1));
    finished(scheduler, scheduler.register(runsFor("1h", 1)));

    assertThat(scheduler.history("example"))
        .filteredOn(entry -> entry.actor().equals("ops"))
        .extracting(entry -> (Object) entry.event().getClass())
        .contains(JobPlanned.class, JobRegistered.class);
  }

  @Test
  void whoeverACallIsMadeForIsNotedWithTheirRequest() {
    scheduler.onBehalfOf("api 10.0.0.7", "deploy-7", () -> scheduler.register(runsFor("1h", 1)));

    assertThat(scheduler.history("example").get(0).origin())
        .extracting(Origin::actor, Origin::request)
        .containsExactly("api 10.0.0.7", "deploy-7");
    assertThat(scheduler.history().events(EventQuery.ALL.ofRequest("deploy-7"), 10))
        .extracting(event -> (Object) event.event().getClass())
        .containsExactly(JobRegistered.class, EvaluationCreated.class);
  }

  @Test
  void nobodyPassesForTheSchedulerOrANode() {
    for (String name : List.of("scheduler", "node solo", " ")) {
      assertThatThrownBy(() -> scheduler.onBehalfOf(name, null, () -> ""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + name + "\"");
    }
  }

  @Test
  void aStaleCheckIndexIsRefused() {
    scheduler.register(runsFor("1h", 1));

    assertThatThrownBy(() -> scheduler.register(runsFor("1h", 2), 12_345))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("Enforcing job modify index 12345");
  }

  @Test
  void unknownIdsAreNamed() {
    assertThatThrownBy(() -> scheduler.status("nothing"))
        .isInstanceOf(UnknownIdException.class)
        .hasMessage("No job(s) with prefix or id \"nothing\" found");
    assertThatThrownBy(() -> scheduler.allocation("ffffffff"))
        .isInstanceOf(UnknownIdException.class)
        .hasMessage("No allocation(s) with prefix or id \"ffffffff\" found");
    assertThatThrownBy(() -> scheduler.stop("nothing")).isInstanceOf(UnknownIdException.class);
  }

  @Test
  void aJobIdMeansTheDefaultNamespace() {
    scheduler.register(inNamespace("team", runsFor("1h", 1)));

    assertThatThrownBy(() -> scheduler.status("example")).isInstanceOf(UnknownIdException.class);
  }

  @Test
  void aClosedSchedulerSaysSo() {
    scheduler.close();

    assertThatThrownBy(() -> scheduler.status("example"))
        .isInstanceOf(SchedulerClosedException.class);
    assertThatThrownBy(() -> scheduler.register(runsFor("1h", 1)))
        .isInstanceOf(SchedulerClosedException.class);
  }

  @Test
  void twoNodesOfOneNameAreRefused() {
    SchedulerBuilder builder = Scheduler.builder().node(node());

    assertThatThrownBy(() -> builder.node(node()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"solo\"");
  }

  @Test
  void theNextSchedulerOnADirectoryGoesOn(@TempDir Path directory) throws Exception {
    String allocation;
    try (Scheduler first = durable(directory)) {
      finished(first, first.register(runsFor("1h", 1)));
      allocation = awaitRunning(first).id().value();
    }

    try (Scheduler second = durable(directory)) {
      assertThat(second.nodes()).hasSize(1);
      assertThat(awaitRunning(second).id().value()).isEqualTo(allocation);
      assertThat(second.history("example")).isNotEmpty();
      second.stop("example", true);
      awaitEnded(second, allocation);
    }
  }

  @Test
  void aNodeThatIsNoLongerThereLosesItsAllocations(@TempDir Path directory) throws Exception {
    String allocation;
    try (Scheduler first = durable(directory)) {
      finished(first, first.register(runsFor("1h", 1)));
      allocation = awaitRunning(first).id().value();
    }

    try (Scheduler second =
        Scheduler.builder()
            .dataDirectory(directory)
            .node(NodeConfig.named("other").drivers(new MockDriver()))
            .build()) {
      awaitEnded(second, allocation);
      Allocation lost = second.allocation(allocation).allocation();

      assertThat(lost.clientStatus()).isEqualTo(ClientStatus.LOST);
      assertThat(awaitRunning(second).nodeName()).isEqualTo("other");
      second.stop("example");
      awaitPhase(second, JobStatus.Phase.DEAD);
    }
  }

  private static Scheduler durable(Path directory) {
    return Scheduler.builder().dataDirectory(directory).node(node()).build();
  }

  private static Job runsFor(String time, int count) {
    Job job = TestJobs.job("example", JobType.SERVICE, count);
    return TestJobs.withGroup(
        changed(job, task -> task.config(Map.of("run_for", time))),
        group -> group.update(TestJobs.strategy(1, Duration.ofMillis(1), Duration.ofMinutes(2))));
  }

  private static Job inNamespace(String namespace, Job job) {
    return Job.builder(new JobId(namespace, job.id().value()))
        .datacenters("dc1")
        .taskGroups(job.taskGroups().get(0))
        .build();
  }

  private static Job batch(String time) {
    Job job = TestJobs.job("example", JobType.BATCH, 1);
    return changed(job, task -> task.config(Map.of("run_for", time)));
  }

  private static Job changed(Job job, UnaryOperator<Task.Builder> change) {
    return TestJobs.withTask(job, task -> change.apply(task.driver(MockDriver.NAME)));
  }

  private static Map<String, Object> prints(String time, String text) {
    return Map.of("run_for", time, "stdout_string", text);
  }

  private static Deployment.Status successful() {
    return Deployment.Status.SUCCESSFUL;
  }

  private static String deploymentOf(Evaluation evaluation) {
    return String.valueOf(evaluation.deploymentId());
  }

  private static Evaluation finished(Scheduler scheduler, Registration registration)
      throws InterruptedException {
    return scheduler
        .watchEvaluation(registration.evaluationId().value(), any -> {})
        .await(LIMIT)
        .orElseThrow();
  }

  private String followed(String allocation) throws IOException {
    try (InputStream log =
        scheduler.followLogs(allocation, TestJobs.TASK, TaskStream.STDOUT, LogStart.beginning())) {
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JobStatus awaitPhase(Scheduler scheduler, JobStatus.Phase phase) {
    await().until(() -> scheduler.status("example").phase() == phase);
    return scheduler.status("example");
  }

  private static Allocation awaitRunning(Scheduler scheduler) {
    await().until(() -> running(scheduler).isPresent());
    return running(scheduler).orElseThrow();
  }

  private static Optional<Allocation> running(Scheduler scheduler) {
    return scheduler.status("example").allocations().stream()
        .filter(one -> one.clientStatus() == ClientStatus.RUNNING)
        .filter(one -> !one.isTerminal())
        .findFirst();
  }

  private static void awaitEnded(Scheduler scheduler, String allocation) {
    await().until(() -> scheduler.allocation(allocation).allocation().isClientTerminal());
  }
}
