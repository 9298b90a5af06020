package dev.caravan.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TransitionTableTest {
  private enum Door {
    OPEN,
    SHUT
  }

  private enum Hand {
    PUSH,
    PULL
  }

  private static TransitionTable.Builder<Door, Hand> door() {
    return TransitionTable.of("Door", Door.class, Hand.class)
        .move(Door.OPEN, Hand.PUSH, Door.SHUT)
        .ignore(Door.OPEN, Hand.PULL)
        .move(Door.SHUT, Hand.PULL, Door.OPEN);
  }

  @Test
  void aPairThatIsLeftOutIsNamed() {
    assertThatThrownBy(() -> door().build()).hasMessage("Door: no entry for SHUT, PUSH");
  }

  @Test
  void aPairThatIsThereTwiceIsNamed() {
    assertThatThrownBy(() -> door().ignore(Door.OPEN, Hand.PUSH))
        .hasMessage("Door: two entries for OPEN, PUSH");
  }

  @Test
  void aRefusalNamesItsSubject() {
    TransitionTable<Door, Hand> table = door().refuse(Door.SHUT, "%s is shut", Hand.PUSH).build();

    assertThat(table.decide(Door.SHUT, Hand.PUSH, "the door", Decision::nothing))
        .isEqualTo(Decision.refuse("the door is shut"));
  }
}
