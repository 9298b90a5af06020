package dev.caravan.example.output;

import static dev.caravan.example.output.Fixtures.NOW;
import static dev.caravan.example.output.Fixtures.allocation;
import static dev.caravan.example.output.Fixtures.at;
import static dev.caravan.example.output.Fixtures.deployment;
import static dev.caravan.example.output.Fixtures.job;
import static dev.caravan.example.output.Fixtures.progress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.JobStatus.GroupSummary;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.example.api.FromScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The layout is that of Nomad 1.1's command line, space for space. */
class StatusTextTest {
  private static final Deployment RUNNING =
      deployment(
          Deployment.Status.RUNNING, "Deployment is running", progress(1, 1, 0, at("02:46:16.9")));

  @Test
  void jobThatRuns() {
    JobStatus status =
        job(
            Phase.RUNNING,
            false,
            new GroupSummary("cache", 0, 0, 3, 0, 1, 0, 0),
            Map.of(),
            RUNNING,
            allocation("1152fb04-aaaa").version(2).ages(1, 0).build(),
            allocation("0e25ae0d-aaaa").version(1).stopped("").ages(63, 0).build());

    assertThat(render(status))
        .isEqualTo(
            """
            ID            = example
            Name          = example
            Submit Date   = 2026-11-23T02:45:16Z
            Type          = service
            Priority      = 50
            Datacenters   = dc1
            Namespace     = default
            Status        = running
            Periodic      = false
            Parameterized = false

            Summary
            Task Group  Queued  Starting  Running  Failed  Complete  Lost
            cache       0       0         3        0       1         0

            Latest Deployment
            ID          = a1a1fdb3
            Status      = running
            Description = Deployment is running

            Deployed
            Task Group  Desired  Placed  Healthy  Unhealthy  Progress Deadline
            cache       1        1       0        0          2026-11-23T02:46:16Z

            Allocations
            ID        Node ID   Task Group  Version  Desired  Status    Created   Modified
            1152fb04  86801203  cache       2        run      running   1s ago    0s ago
            0e25ae0d  86801203  cache       1        stop     complete  1m3s ago  0s ago""");
  }

  @Test
  void jobThatCannotBePlaced() {
    Deployment waiting =
        deployment(Deployment.Status.RUNNING, "Deployment is running", progress(3, 0, 0, null));
    JobStatus status =
        job(
            Phase.PENDING,
            false,
            new GroupSummary("cache", 3, 0, 0, 0, 0, 0, 0),
            Map.of("cache", Fixtures.FILTERED),
            waiting);

    assertThat(render(status))
        .endsWith(
            """
            Summary
            Task Group  Queued  Starting  Running  Failed  Complete  Lost
            cache       3       0         0        0       0         0

            Placement Failure
            Task Group "cache":
              * Constraint "${attr.kernel.name} = windows": 1 nodes excluded by filter

            Latest Deployment
            ID          = a1a1fdb3
            Status      = running
            Description = Deployment is running

            Deployed
            Task Group  Desired  Placed  Healthy  Unhealthy  Progress Deadline
            cache       3        0       0        0          N/A

            Allocations
            No allocations placed""");
  }

  @Test
  void listOfJobs() {
    GroupSummary summary = new GroupSummary("cache", 0, 0, 0, 0, 0, 0, 0);
    JobStatus running = job(Phase.RUNNING, false, summary, Map.of(), null);
    JobStatus stopped = job(Phase.DEAD, true, summary, Map.of(), null);

    assertThat(
            JobListText.render(List.of(FromScheduler.stub(running), FromScheduler.stub(stopped))))
        .isEqualTo(
            """
            ID       Type     Priority  Status          Submit Date
            example  service  50        running         2026-11-23T02:45:16Z
            example  service  50        dead (stopped)  2026-11-23T02:45:16Z""");
  }

  @Test
  void noJobs() {
    assertThat(JobListText.render(List.of())).isEqualTo("No running jobs");
  }

  @Test
  void oneDeployment() {
    assertThat(render(RUNNING))
        .isEqualTo(
            """
            ID          = a1a1fdb3
            Job ID      = example
            Job Version = 0
            Status      = running
            Description = Deployment is running

            Deployed
            Task Group  Desired  Placed  Healthy  Unhealthy  Progress Deadline
            cache       1        1       0        0          2026-11-23T02:46:16Z""");
  }

  @Test
  void deploymentWithCanaries() {
    GroupGoal goal = new GroupGoal(2, 1, true, false, Duration.ofMinutes(1));
    Deployment canary =
        deployment(
            Deployment.Status.RUNNING,
            "Deployment is running but requires manual promotion",
            new GroupProgress(goal, List.of(), 1, 1, 0, false, at("02:47:12")));

    assertThat(render(canary).lines().skip(7))
        .containsExactly(
            "Task Group  Auto Revert  Promoted  Desired  Canaries  Placed  Healthy  Unhealthy "
                + " Progress Deadline",
            "cache       true         false     2        1         1       1        0         "
                + " 2026-11-23T02:47:12Z");
  }

  @Test
  void listOfDeployments() {
    assertThat(
            DeploymentStatusText.list(List.of(FromScheduler.deployment(RUNNING)), View.plain(NOW)))
        .isEqualTo(
            """
            ID        Job ID   Job Version  Status   Description
            a1a1fdb3  example  0            running  Deployment is running""");
  }

  private static String render(JobStatus status) {
    Deployment deployment = status.latestDeployment();
    return JobStatusText.render(
        new JobStatusText.Details(
            FromScheduler.job(status),
            FromScheduler.summary(status),
            List.of(),
            List.of(),
            FromScheduler.placements(status.placementFailures()),
            deployment == null ? null : FromScheduler.deployment(deployment),
            Map.of(),
            status.allocations().stream().map(FromScheduler::allocation).toList()),
        View.plain(NOW));
  }

  private static String render(Deployment deployment) {
    return DeploymentStatusText.render(FromScheduler.deployment(deployment), View.plain(NOW));
  }
}
