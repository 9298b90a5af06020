package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.command.DispatchOptions;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.JobEvent.JobDispatched;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Parameterized.Payload;
import dev.caravan.core.view.ChildRegistration;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.JobStatus.ChildSummary;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Views;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private static final long START = TestCluster.START.getEpochSecond();

  private final TestCluster cluster =
      TestCluster.withOneNode().scripts(allocation -> TaskScript.ends(Duration.ofSeconds(30), 0));

  private static Job mail() {
    Parameterized parameterized =
        new Parameterized(Payload.OPTIONAL, List.of(), List.of("to", "tone"), 0);
    return TestJobs.batch(1).toBuilder()
        .parameterized(parameterized)
        .meta(Map.of("tone", "soft"))
        .build();
  }

  private JobStatus status(JobId job) {
    return Views.jobStatus(cluster.state(), cluster.state().job(job).orElseThrow());
  }

  private JobStatus parent() {
    return status(JobId.of(Seen.EXAMPLE));
  }

  @Test
  void registeringAParameterizedJobRunsNothing() {
    assertThat(cluster.register(mail()).evaluationId()).isNull();
    cluster.advance(Duration.ofHours(1));

    assertThat(cluster.state().allocations()).isEmpty();
    assertThat(cluster.state().evaluations()).isEmpty();
    assertThat(parent().phase()).isEqualTo(Phase.RUNNING);
    assertThat(parent().children()).isEqualTo(new ChildSummary(0, 0, 0));
  }

  @Test
  void aDispatchRegistersAChildAndAsksForItsEvaluation() {
    cluster.register(mail());
    long before = cluster.state().position();

    ChildRegistration dispatched =
        cluster.dispatch(Seen.EXAMPLE, "hello", Map.of("to", "ann"), DispatchOptions.NONE);

    assertThat(dispatched.id().value()).matches("example/dispatch-" + START + "-[0-9a-f]{8}");
    assertThat(Seen.events(cluster, before))
        .extracting(Object::getClass)
        .containsExactly(JobDispatched.class, JobRegistered.class, EvaluationCreated.class);
    Job child = cluster.state().job(dispatched.id()).orElseThrow().job();
    assertThat(child.parent()).contains(JobId.of(Seen.EXAMPLE));
    assertThat(child.isDispatched()).isTrue();
    assertThat(child.origin().payloadBytes()).asString().isEqualTo("hello");
    assertThat(child.meta()).isEqualTo(Map.of("tone", "soft", "to", "ann"));
    Evaluation evaluation = cluster.state().evaluation(dispatched.evaluationId()).orElseThrow();
    assertThat(evaluation.trigger()).isEqualTo(Evaluation.Trigger.JOB_REGISTER);
    assertThat(evaluation.jobModifyIndex())
        .isEqualTo(cluster.state().job(dispatched.id()).orElseThrow().modifyIndex());
  }

  @Test
  void childrenAreCountedByWhereTheyAre() {
    cluster.register(mail());
    cluster.dispatch(Seen.EXAMPLE);
    assertThat(parent().children()).isEqualTo(new ChildSummary(1, 0, 0));

    cluster.run();
    assertThat(parent().children()).isEqualTo(new ChildSummary(0, 1, 0));

    cluster.advance(Duration.ofMinutes(1));
    cluster.dispatch(Seen.EXAMPLE);
    assertThat(parent().children()).isEqualTo(new ChildSummary(1, 0, 1));
  }

  @Test
  void aTokenStandsForTheChildThatIsThere() {
    cluster.register(mail());
    DispatchOptions once = DispatchOptions.NONE.withIdempotencyToken("letter-1");
    ChildRegistration first = cluster.dispatch(Seen.EXAMPLE, "a", Map.of(), once);
    long before = cluster.state().position();

    ChildRegistration again = cluster.dispatch(Seen.EXAMPLE, "a", Map.of(), once);

    assertThat(again).isEqualTo(new ChildRegistration(first.id(), null, first.createIndex()));
    assertThat(cluster.state().position()).isEqualTo(before);

    cluster.purge(first.id().value());
    assertThat(cluster.dispatch(Seen.EXAMPLE, "a", Map.of(), once).id()).isNotEqualTo(first.id());
  }

  @Test
  void aPrefixIsPartOfTheChildsId() {
    cluster.register(mail());

    ChildRegistration dispatched =
        cluster.dispatch(Seen.EXAMPLE, "", Map.of(), DispatchOptions.NONE.withIdPrefix("batch-7"));

    assertThat(dispatched.id().value())
        .matches("example/dispatch-batch-7-" + START + "-[0-9a-f]{8}");
  }

  @Test
  void aPrefixThatCannotBePartOfAnIdIsRefused() {
    cluster.register(mail());
    DispatchOptions options = DispatchOptions.NONE.withIdPrefix("two words");

    assertThatThrownBy(() -> cluster.dispatch(Seen.EXAMPLE, "", Map.of(), options))
        .isInstanceOf(InvalidJobException.class);
    assertThat(cluster.state().childrenOf(JobId.of(Seen.EXAMPLE))).isEmpty();
  }

  @Test
  void whatIsNotThereOrStoppedCannotBeDispatched() {
    assertThatThrownBy(() -> cluster.dispatch(Seen.EXAMPLE))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessage("parameterized job not found");

    cluster.register(mail());
    assertThat(cluster.stop(Seen.EXAMPLE).evaluationId()).isNull();
    assertThatThrownBy(() -> cluster.dispatch(Seen.EXAMPLE))
        .hasMessage("Specified job \"example\" is stopped");
    assertThat(parent().phase()).isEqualTo(Phase.DEAD);
  }

  @Test
  void childrenOutliveTheirParent() {
    cluster.register(mail());
    JobId child = cluster.dispatch(Seen.EXAMPLE).id();
    cluster.run();

    cluster.purge(Seen.EXAMPLE);
    cluster.run();

    assertThat(status(child).phase()).isEqualTo(Phase.RUNNING);
    cluster.advance(Duration.ofMinutes(1));
    assertThat(status(child).phase()).isEqualTo(Phase.DEAD);
  }

  @Test
  void aNewJobOfTheSameIdCountsItsOwnChildrenOnly() {
    cluster.register(mail());
    cluster.dispatch(Seen.EXAMPLE);
    cluster.purge(Seen.EXAMPLE);

    cluster.register(mail());

    assertThat(parent().children()).isEqualTo(new ChildSummary(0, 0, 0));
  }

  @Test
  void aPlanSaysWhatADispatchNowWouldPlace() {
    cluster.register(mail());

    assertThat(cluster.plan(mail()).desiredUpdates().get(TestJobs.GROUP).place()).isEqualTo(1);
  }

  @Test
  void aChildThatIsRegisteredAnewStaysAChild() {
    cluster.register(mail());
    JobId child = cluster.dispatch(Seen.EXAMPLE).id();
    Job declared = cluster.state().job(child).orElseThrow().job();

    cluster.register(declared.toBuilder().origin(null).priority(70).build());

    Job now = cluster.state().job(child).orElseThrow().job();
    assertThat(now.priority()).isEqualTo(70);
    assertThat(now.origin()).isEqualTo(declared.origin());
  }

  @Test
  void nobodyCanDeclareThatAJobIsAChild() {
    cluster.register(mail());
    JobId dispatched = cluster.dispatch(Seen.EXAMPLE).id();
    Job child = cluster.state().job(dispatched).orElseThrow().job();

    cluster.register(
        TestJobs.job("foundling", child.type(), 1).toBuilder().origin(child.origin()).build());

    assertThat(cluster.state().job(JobId.of("foundling")).orElseThrow().job().origin()).isNull();
  }
}
