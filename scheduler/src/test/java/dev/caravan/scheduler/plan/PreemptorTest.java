package dev.caravan.scheduler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ResourceShare;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which allocations of a node give their room to one of a more urgent job. */
class PreemptorTest {
  private static final Need NOTHING_LEFT = new Need(0, 0, 0);

  private static Candidate candidate(String id, int priority, int cpuMhz, int memoryMb) {
    return candidate(id, priority, cpuMhz, memoryMb, 0, 0);
  }

  private static Candidate candidate(
      String id, int priority, int cpuMhz, int memoryMb, int maxParallel, int alreadyPreempted) {
    ResourceShare share = new ResourceShare(cpuMhz, memoryMb, 0, Set.of());
    return new Candidate(new AllocationId(id), share, priority, maxParallel, alreadyPreempted);
  }

  private static List<String> chosen(Need ask, Need left, Candidate... candidates) {
    return new Preemptor(ask, left)
        .choose(List.of(), List.of(candidates)).stream().map(one -> one.id().value()).toList();
  }

  @Test
  void withoutEnoughCandidatesNothingGivesWay() {
    assertThat(chosen(new Need(1_000, 500, 0), NOTHING_LEFT, candidate("small", 10, 900, 900)))
        .isEmpty();
  }

  @Test
  void theLeastUrgentJobGoesFirstHoweverBadlyItFits() {
    assertThat(
            chosen(
                new Need(500, 500, 0),
                NOTHING_LEFT,
                candidate("fits", 30, 500, 500),
                candidate("huge", 20, 4_000, 4_000)))
        .containsExactly("huge");
  }

  @Test
  void ofEquallyUrgentJobsTheClosestFitGoes() {
    assertThat(
            chosen(
                new Need(500, 500, 0),
                NOTHING_LEFT,
                candidate("huge", 20, 4_000, 4_000),
                candidate("fits", 20, 600, 500),
                candidate("large", 20, 900, 900)))
        .containsExactly("fits");
  }

  @Test
  void moreUrgentOnesFollowWhereTheLeastUrgentAreNotEnough() {
    assertThat(
            chosen(
                new Need(1_000, 500, 0),
                NOTHING_LEFT,
                candidate("other", 30, 500, 250),
                candidate("first", 20, 500, 250)))
        .containsExactlyInAnyOrder("first", "other");
  }

  @Test
  void whatIsLeftOnTheNodeNeedNotBePreempted() {
    assertThat(
            chosen(
                new Need(1_000, 500, 0),
                new Need(500, 400, 0),
                candidate("one", 20, 500, 250),
                candidate("two", 20, 500, 250)))
        .hasSize(1);
  }

  @Test
  void whatOthersCoverIsSpared() {
    assertThat(
            chosen(
                new Need(1_000, 1_000, 0),
                NOTHING_LEFT,
                candidate("small", 20, 900, 100),
                candidate("huge", 20, 4_000, 4_000)))
        .containsExactly("huge");
  }

  @Test
  void aGroupThatGaveItsShareIsSparedIfAnotherOneCanGiveWay() {
    assertThat(
            chosen(
                new Need(500, 500, 0),
                NOTHING_LEFT,
                candidate("spared", 20, 500, 500, 1, 1),
                candidate("worse", 20, 900, 900, 1, 0)))
        .containsExactly("worse");
  }

  @Test
  void whoeverHoldsAPortGoesInAnyCase() {
    Candidate holder = candidate("holder", 30, 100, 100);

    List<Candidate> chosen =
        new Preemptor(new Need(500, 500, 0), NOTHING_LEFT)
            .choose(List.of(holder), List.of(candidate("fits", 20, 500, 500)));

    assertThat(chosen).hasSize(2).contains(holder);
  }
}
