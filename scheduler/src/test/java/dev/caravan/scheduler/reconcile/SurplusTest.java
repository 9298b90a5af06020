package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurplusTest {
  private final Allocation first = allocation(0, 0).build();
  private final Allocation second = allocation(1, 0).build();
  private final Allocation third = allocation(2, 0).build();
  private final Allocation twinOfFirst = allocation(0, 1).build();

  @Test
  void theHighestIndexesGoFirst() {
    assertThat(Surplus.of(List.of(first, second, third), 1, List.of()))
        .containsExactly(third, second);
  }

  @Test
  void nothingGoesWhereThereIsNotTooMuch() {
    assertThat(Surplus.of(List.of(first, second), 2, List.of())).isEmpty();
  }

  @Test
  void whatIsToBeReplacedAnywayGoesBeforeTheRest() {
    assertThat(Surplus.of(List.of(first, second, third), 2, List.of(first))).containsExactly(first);
  }

  @Test
  void ofTwoOfOneNameTheOlderVersionGoesEvenIfThereIsNotTooMuch() {
    assertThat(Surplus.of(List.of(first, second, twinOfFirst), 5, List.of()))
        .containsExactly(first);
  }

  @Test
  void theYoungerOneOfTwoOfOneNameStays() {
    assertThat(Surplus.of(List.of(first, second, third, twinOfFirst), 3, List.of()))
        .containsExactly(first);
  }

  @Test
  void whatWasToldToEndIsNotToldAgain() {
    Allocation done = new Allocations.Builder(0, 0, "stand-in").stopped().build();

    assertThat(Surplus.of(List.of(first, done, second), 2, List.of())).isEmpty();
  }
}
