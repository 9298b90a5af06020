package dev.caravan.scheduler.feasibility;

import static dev.caravan.scheduler.testkit.TestJobs.GROUP;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Job;
import dev.caravan.scheduler.testkit.TestNodes;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistinctTest {
  private static final Constraint HOSTS = new Constraint("", "distinct_hosts", "true");
  private static final Constraint TWO_PER_RACK =
      new Constraint("${meta.rack}", "distinct_property", "2");

  private final List<NodeRoom> nodes =
      TestNodes.rooms(
          TestNodes.node("a", Map.of("rack", "r1")),
          TestNodes.node("b", Map.of("rack", "r1")),
          TestNodes.node("c", Map.of("rack", "r2")),
          TestNodes.node("d", Map.of()));

  private final PlacedAllocations placed = new PlacedAllocations(nodes.size());

  private Distinct of(Job job) {
    return new Distinct(job, job.taskGroups().get(0), nodes, placed);
  }

  private static Job jobWith(Constraint constraint) {
    return service(3).toBuilder().constraints(List.of(constraint)).build();
  }

  private static Job groupWith(Constraint constraint) {
    return withGroup(service(3), group -> group.constraints(List.of(constraint)));
  }

  private static @Nullable String reason(Distinct distinct, int node) {
    return distinct.check(node).map(Rejection::reason).orElse(null);
  }

  @Test
  void aHostTakesOneAllocationOfTheGroup() {
    Distinct distinct = of(groupWith(HOSTS));
    placed.add(GROUP, 0, 1);

    assertThat(reason(distinct, 0)).isEqualTo("distinct_hosts");
    assertThat(reason(distinct, 1)).isNull();
  }

  @Test
  void allocationsOfOtherGroupsCountOnlyForTheConstraintOfTheJob() {
    placed.add("other", 0, 1);

    assertThat(reason(of(groupWith(HOSTS)), 0)).isNull();
    assertThat(reason(of(jobWith(HOSTS)), 0)).isEqualTo("distinct_hosts");
  }

  @Test
  void aConstraintThatSaysFalseAsksForNothing() {
    placed.add(GROUP, 0, 1);

    assertThat(reason(of(groupWith(new Constraint("", "distinct_hosts", "false"))), 0)).isNull();
  }

  @Test
  void aValueTakesSoManyAllocations() {
    placed.add(GROUP, 0, 1);
    Distinct distinct = of(groupWith(TWO_PER_RACK));
    assertThat(reason(distinct, 1)).isNull();

    distinct.add(GROUP, 1, 1, any -> {});

    assertThat(reason(distinct, 0))
        .isEqualTo("distinct_property: ${meta.rack}=r1 used by 2 allocs");
    assertThat(reason(distinct, 2)).isNull();
  }

  @Test
  void withoutACountAValueTakesOne() {
    placed.add(GROUP, 0, 1);

    assertThat(reason(of(groupWith(new Constraint("${meta.rack}", "distinct_property", ""))), 1))
        .isEqualTo("distinct_property: ${meta.rack}=r1 used by 1 allocs");
  }

  @Test
  void aNodeWithoutTheAttributeTakesNone() {
    assertThat(reason(of(jobWith(TWO_PER_RACK)), 3)).isEqualTo("missing property \"${meta.rack}\"");
  }

  @Test
  void whatFillsAValueNamesAllItsNodes() {
    Distinct distinct = of(jobWith(TWO_PER_RACK));
    TreeSet<Integer> changed = new TreeSet<>();

    distinct.add("other", 0, 1, changed::add);
    assertThat(changed).isEmpty();
    distinct.add(GROUP, 0, 1, changed::add);

    assertThat(changed).containsExactly(0, 1);
  }
}
