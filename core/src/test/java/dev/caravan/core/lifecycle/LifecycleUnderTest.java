package dev.caravan.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.event.Event;
import dev.caravan.core.lifecycle.TransitionTable.Outcome;
import dev.caravan.core.samples.Samples;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * A lifecycle, with what is needed to try each entry of its table.
 *
 * @param path the commands that lead to a state from nothing
 * @param command a command of a kind, which says something new in every state
 */
record LifecycleUnderTest<S extends Enum<S>, I extends Enum<I>, X, C, E extends Event>(
    TransitionTable<S, I> table,
    Function<S, List<C>> path,
    Function<I, C> command,
    Decide<X, C> decide,
    Evolve<X, E> evolve,
    Function<@Nullable X, S> stateOf) {

  interface Decide<X, C> {
    Decision decide(@Nullable X state, C command);
  }

  interface Evolve<X, E> {
    @Nullable X evolve(@Nullable X state, E event, java.time.Instant time, long position);
  }

  /** One test for each pair of state and input. */
  Stream<DynamicTest> tests() {
    return table.entries().entrySet().stream()
        .flatMap(
            row ->
                row.getValue().entrySet().stream()
                    .map(entry -> test(row.getKey(), entry.getKey(), entry.getValue())));
  }

  private DynamicTest test(S from, I input, Outcome<S> outcome) {
    String name = table.name() + ": " + from + ", " + input + ": " + outcome;
    return DynamicTest.dynamicTest(name, () -> check(from, input, outcome));
  }

  private void check(S from, I input, Outcome<S> outcome) {
    X before = reach(from);
    Decision decision = decide.decide(before, command.apply(input));

    if (outcome instanceof Outcome.Refuse<S> refuse) {
      assertThat(decision).isInstanceOf(Decision.Refused.class);
      String said = ((Decision.Refused) decision).message();
      assertThat(said).containsPattern(refuse.reason().replace("%s", "[a-z]+ \".+\""));
    } else if (outcome instanceof Outcome.Move<S> move) {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      assertThat(((Decision.Accepted) decision).events()).hasSize(1);
      assertThat(stateOf.apply(after(before, decision))).isEqualTo(move.to());
    } else {
      assertThat(decision).isEqualTo(Decision.nothing());
    }
  }

  private @Nullable X reach(S state) {
    X reached = null;
    for (C step : path.apply(state)) {
      reached = after(reached, decide.decide(reached, step));
    }
    assertThat(stateOf.apply(reached)).isEqualTo(state);
    return reached;
  }

  @SuppressWarnings("unchecked")
  private @Nullable X after(@Nullable X before, Decision decision) {
    X after = before;
    for (Event event : ((Decision.Accepted) decision).events()) {
      after = evolve.evolve(after, (E) event, Samples.NOW, 1);
    }
    return after;
  }
}
