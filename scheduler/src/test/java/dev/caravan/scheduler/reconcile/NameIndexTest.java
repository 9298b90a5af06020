package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameIndexTest {

  @Test
  void freshNamesAreTheLowestThatAreFree() {
    NameIndex names = new NameIndex(List.of(allocation(0, 0).build(), allocation(2, 0).build()));

    assertThat(names.next(3)).containsExactly(1, 3, 4);
  }

  @Test
  void aNameIsGivenOnce() {
    NameIndex names = new NameIndex(List.of());

    assertThat(names.next(2)).containsExactly(0, 1);
    assertThat(names.next(1)).containsExactly(2);
  }

  @Test
  void aNameCanBeTakenOnPurposeIfItIsFree() {
    NameIndex names = new NameIndex(List.of(allocation(0, 0).build()));

    assertThat(names.take(0)).isFalse();
    assertThat(names.take(1)).isTrue();
    assertThat(names.next(1)).containsExactly(2);
  }
}
