package dev.caravan.scheduler;

import static dev.caravan.scheduler.testkit.TestJobs.job;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.WhatIfResult;
import dev.caravan.scheduler.engine.JobCheck;
import dev.caravan.scheduler.history.EventQuery;
import dev.caravan.scheduler.history.Replay;
import dev.caravan.scheduler.history.StateDiff;
import dev.caravan.scheduler.history.StateDiff.Change;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final TestCluster cluster = TestCluster.withOneNode();
  private final History history =
      new History(cluster.chronicle(), new JobCheck(List.of()), PlacementOptions.DEFAULT);

  @AfterEach
  void close() {
    cluster.close();
  }

  private List<RecordedEvent> events(EventQuery query) {
    return history.events(query, Integer.MAX_VALUE);
  }

  private List<RecordedEvent> ofJob(String id) {
    return events(EventQuery.ALL.ofJob(JobId.of(id)));
  }

  private List<RecordedEvent> logged(Predicate<RecordedEvent> wanted) {
    return cluster.log().stream().filter(wanted).toList();
  }

  private void runTwoJobs() {
    cluster.register(job("one", JobType.SERVICE, 2));
    cluster.register(job("two", JobType.SERVICE, 1));
    cluster.advance(Duration.ofMinutes(1));
  }

  private Allocation first(String job) {
    return cluster.allocations(job).get(0);
  }

  @Test
  void aJobHasTheEventsOfAllThatCameOfIt() {
    cluster.plan(job("one", JobType.SERVICE, 1));
    runTwoJobs();

    assertThat(ofJob("one").stream().map(RecordedEvent::event))
        .hasAtLeastOneElementOfType(JobEvent.class)
        .hasAtLeastOneElementOfType(EvaluationEvent.class)
        .hasAtLeastOneElementOfType(AllocationEvent.class)
        .hasAtLeastOneElementOfType(DeploymentEvent.class);
  }

  @Test
  void twoJobsShareTheLogBetweenThem() {
    runTwoJobs();

    List<RecordedEvent> both = new ArrayList<>(ofJob("one"));
    both.addAll(ofJob("two"));
    both.sort(Comparator.comparingLong(RecordedEvent::position));

    // The first event is the node's.
    assertThat(both).isEqualTo(cluster.log().subList(1, cluster.log().size()));
  }

  @Test
  void ofAPurgedJobTheHistoryStays() {
    cluster.register(job("one", JobType.SERVICE, 1));
    cluster.purge("one");

    assertThat(ofJob("one").stream().map(RecordedEvent::event))
        .hasAtLeastOneElementOfType(JobEvent.JobPurged.class);
  }

  @Test
  void aJobThatNeverWasHasNone() {
    assertThat(ofJob("nowhere")).isEmpty();
  }

  @Test
  void pagesAreTheWholeInPieces() {
    runTwoJobs();
    EventQuery query = EventQuery.ALL.ofJob(JobId.of("one"));
    List<RecordedEvent> pages = new ArrayList<>();
    for (List<RecordedEvent> page = history.events(query, 3); !page.isEmpty(); ) {
      pages.addAll(page);
      page = history.events(query.after(page.get(page.size() - 1).position()), 3);
    }

    assertThat(pages).isEqualTo(ofJob("one"));
  }

  @Test
  void eventsAreFoundByWhatTheyHappenedTo() {
    runTwoJobs();
    Allocation one = first("one");

    assertThat(events(EventQuery.ALL.ofAllocation(one.id())))
        .isEqualTo(logged(event -> event.subject().equals(one.id().value())));
    assertThat(events(EventQuery.ALL.ofNode(one.nodeId())))
        .extracting(RecordedEvent::event)
        .hasAtLeastOneElementOfType(AllocationPlaced.class);
    assertThat(events(EventQuery.ALL.ofDeployment(one.deploymentId())))
        .extracting(RecordedEvent::subject)
        .contains(one.id().value(), one.deploymentId().value())
        .doesNotContain(first("two").id().value());
    assertThat(events(EventQuery.ALL.ofEvaluation(one.evaluationId())))
        .extracting(RecordedEvent::subject)
        .contains(one.id().value(), one.evaluationId().value());
  }

  @Test
  void eventsAreFoundByWhoAskedAndWhen() {
    runTwoJobs();
    Instant start = TestCluster.START;

    assertThat(events(EventQuery.ALL.by("tester")))
        .isEqualTo(logged(event -> event.actor().equals("tester")));
    assertThat(events(EventQuery.ALL.by("node")))
        .isEqualTo(logged(event -> event.actor().equals("node solo")));
    assertThat(events(EventQuery.ALL.between(start.plusMillis(1), null)))
        .isEqualTo(logged(event -> event.time().isAfter(start)));
    assertThat(events(EventQuery.ALL.between(null, start).after(2).upTo(4)))
        .extracting(RecordedEvent::position)
        .containsExactly(3L, 4L);
  }

  @Test
  void whyAnAllocationRunsGoesBackToWhoAskedForIt() {
    runTwoJobs();
    RecordedEvent placed = logged(event -> event.event() instanceof AllocationPlaced).get(0);

    List<RecordedEvent> causes = history.causes(placed.position());

    assertThat(causes).last().isEqualTo(placed);
    assertThat(causes.get(0).actor()).isEqualTo("tester");
    assertThat(history.caused(causes.get(0).position()))
        .contains(placed)
        .extracting(RecordedEvent::subject)
        .doesNotContain(first("two").id().value());
  }

  @Test
  void thePastIsSeenAsItWas() {
    cluster.register(service(1));
    cluster.run();
    long then = cluster.state().position();
    Instant time = cluster.now();
    List<JobStatus> jobs = history.at(then).jobs();
    cluster.advance(Duration.ofMinutes(5));
    cluster.stop("example");
    cluster.advance(Duration.ofMinutes(5));

    assertThat(history.at(then).jobs()).isEqualTo(jobs);
    assertThat(history.at(time).status("example").statusText()).isEqualTo("running");
    assertThat(history.at(history.position()).status("example").statusText())
        .isEqualTo("dead (stopped)");
    assertThat(history.at(0).jobs()).isEmpty();
    assertThat(history.positionAt(time)).isEqualTo(then);
    assertThat(history.positionAt(TestCluster.START.minusMillis(1))).isZero();
  }

  @Test
  void aPositionThatTheLogDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> history.at(99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the log has no position 99; it ends at 1");
    assertThatThrownBy(() -> history.event(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no event 0; the log has 1 to 1");
  }

  @Test
  void whatChangedIsToldByKind() {
    cluster.register(service(1));
    cluster.run();
    long then = history.position();
    cluster.stop("example");
    cluster.run();

    StateDiff diff = history.diff(then, history.position());

    assertThat(diff.changes())
        .extracting(Change::name, Change::before, Change::after)
        .containsExactly(
            tuple("example", "running, version 0", "dead (stopped), version 1"),
            tuple("example", "running, version 0", "cancelled, version 0"),
            tuple(
                "example.cache[0]",
                "run/running, version 0, on solo",
                "stop/complete, version 0, on solo"));
    assertThat(history.diff(then, then).changes()).isEmpty();
  }

  @Test
  void whatWouldHaveBeenDoneThenIsToldWithoutDoingIt() {
    cluster.register(service(1));
    cluster.advance(Duration.ofMinutes(5));
    long end = history.position();

    WhatIfResult before = history.whatIf(1, service(1));
    WhatIfResult after = history.whatIf(end, withImage(service(1), "redis:9"));

    assertThat(before.moves()).singleElement().matches(move -> move.from() == null);
    assertThat(after.moves()).singleElement().matches(move -> move.from() != null);
    assertThat(history.position()).isEqualTo(end);
  }

  @Test
  void aReplayShowsEachEventWithTheStateAfterIt() throws InterruptedException {
    runTwoJobs();
    List<Long> seen = new ArrayList<>();

    ClusterView end =
        history.replay(
            3,
            7,
            Replay.AT_ONCE,
            (event, state) ->
                seen.add(event.position() == state.position() ? state.position() : -1),
            ProgressListener.NONE);

    assertThat(seen).containsExactly(4L, 5L, 6L, 7L);
    assertThat(end.state().position()).isEqualTo(7);
  }
}
