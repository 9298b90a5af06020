package dev.caravan.scheduler.feasibility;

import static dev.caravan.scheduler.testkit.TestJobs.registered;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NodeFilterTest {
  private static final List<Constraint> WINDOWS =
      List.of(new Constraint("${attr.kernel.name}", "=", "windows"));

  private static Optional<String> rejection(Job job) {
    return rejection(new Eligibility(registered(job)), job, Nodes.linux());
  }

  private static Optional<String> rejection(Eligibility eligibility, Job job, Node node) {
    return eligibility
        .of(job.taskGroups().get(0), 0)
        .check(node, ComputedClass.of(node.spec()))
        .map(Rejection::reason);
  }

  static Stream<Job> constrained() {
    return Stream.of(
        service(1).toBuilder().constraints(WINDOWS).build(),
        withGroup(service(1), group -> group.constraints(WINDOWS)),
        withTask(service(1), task -> task.constraints(WINDOWS)));
  }

  @ParameterizedTest
  @MethodSource("constrained")
  void constraintsOfJobGroupAndTaskAllCount(Job job) {
    assertThat(rejection(job)).hasValue("${attr.kernel.name} = windows");
  }

  @ParameterizedTest
  @CsvSource({
    "${attr.kernel.name}, linux",
    "${meta.rack}, r1",
    "${node.unique.id}, node-1",
    "${node.unique.name}, one",
    "${node.datacenter}, dc1",
    "${node.class}, large",
    "linux, ${attr.kernel.name}"
  })
  void aSideStandsForWhatTheNodeSays(String left, String right) {
    Constraint constraint = new Constraint(left, "=", right);

    assertThat(rejection(service(1).toBuilder().constraints(List.of(constraint)).build()))
        .isEmpty();
  }

  @Test
  void aValueThatTheNodeDoesNotHaveMeetsNothing() {
    Constraint constraint = new Constraint("${attr.nowhere}", "=", "${meta.nowhere}");

    assertThat(rejection(service(1).toBuilder().constraints(List.of(constraint)).build()))
        .isPresent();
  }

  @Test
  void aMissingDriverIsToldBeforeTheConstraintsOfTheGroup() {
    Job job = withTask(service(1), task -> task.driver("docker").constraints(WINDOWS));

    assertThat(rejection(job)).hasValue("missing drivers");
  }

  @Test
  void constraintsOfTheJobAreToldBeforeAMissingDriver() {
    Job job = withTask(service(1).toBuilder().constraints(WINDOWS).build(), this::driverless);

    assertThat(rejection(job)).hasValue("${attr.kernel.name} = windows");
  }

  private Task.Builder driverless(Task.Builder task) {
    return task.driver("docker");
  }

  @Test
  void ofFurtherNodesOfAClassOnlyTheClassIsTold() {
    Job job = service(1).toBuilder().constraints(WINDOWS).build();
    Eligibility eligibility = new Eligibility(registered(job));

    assertThat(rejection(eligibility, job, Nodes.linux()))
        .hasValue("${attr.kernel.name} = windows");
    assertThat(rejection(eligibility, job, Nodes.linux())).hasValue("computed class ineligible");
  }

  @Test
  void whatIsUniqueToANodeIsAskedOfEach() {
    Constraint constraint = new Constraint("${node.unique.name}", "=", "two");
    Job job = service(1).toBuilder().constraints(List.of(constraint)).build();
    Eligibility eligibility = new Eligibility(registered(job));

    assertThat(rejection(eligibility, job, Nodes.linux())).hasValue("${node.unique.name} = two");
    assertThat(rejection(eligibility, job, Nodes.linux())).hasValue("${node.unique.name} = two");
  }
}
