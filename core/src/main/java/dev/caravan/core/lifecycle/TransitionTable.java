package dev.caravan.core.lifecycle;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Which inputs are allowed in which states, and where they lead. Each pair of state and input has
 * an entry; the lifecycles ask it, and their documentation is written from it.
 *
 * @param <S> the states
 * @param <I> the inputs
 */
public final class TransitionTable<S extends Enum<S>, I extends Enum<I>> {
  private final String name;
  private final Map<S, Map<I, Outcome<S>>> entries;

  private TransitionTable(String name, Map<S, Map<I, Outcome<S>>> entries) {
    this.name = name;
    this.entries = entries;
  }

  /** What an input comes to in a state. */
  sealed interface Outcome<S> {

    /** The decision; {@code move} makes it where the input is allowed and has an effect. */
    Decision decide(String subject, Supplier<Decision> move);

    /** It leads to this state, which may be the same one. */
    record Move<S>(S to) implements Outcome<S> {
      @Override
      public Decision decide(String subject, Supplier<Decision> move) {
        return move.get();
      }
    }

    /** It is allowed and changes nothing. */
    record Ignore<S>() implements Outcome<S> {
      @Override
      public Decision decide(String subject, Supplier<Decision> move) {
        return Decision.nothing();
      }
    }

    /**
     * It is not allowed.
     *
     * @param reason why; {@code %s} stands for the subject
     */
    record Refuse<S>(String reason) implements Outcome<S> {
      @Override
      public Decision decide(String subject, Supplier<Decision> move) {
        return Decision.refuse(reason.replace("%s", subject));
      }
    }
  }

  static <S extends Enum<S>, I extends Enum<I>> Builder<S, I> of(
      String name, Class<S> states, Class<I> inputs) {
    return new Builder<>(name, states, inputs);
  }

  /** Whose life it is. */
  String name() {
    return name;
  }

  /** All entries, in the order of the states and inputs. */
  Map<S, Map<I, Outcome<S>>> entries() {
    return entries;
  }

  /** What this input comes to in this state. */
  Outcome<S> at(S state, I input) {
    Outcome<S> outcome = entries.getOrDefault(state, Map.of()).get(input);
    return Objects.requireNonNull(outcome, "the builder leaves no pair out");
  }

  /** Decides as the table says; {@code move} is asked where the input has an effect. */
  Decision decide(S state, I input, String subject, Supplier<Decision> move) {
    return at(state, input).decide(subject, move);
  }

  /** Collects the entries. */
  static final class Builder<S extends Enum<S>, I extends Enum<I>> {
    private final String name;
    private final Class<S> states;
    private final Class<I> inputs;
    private final Map<S, Map<I, Outcome<S>>> entries;

    private Builder(String name, Class<S> states, Class<I> inputs) {
      this.name = name;
      this.states = states;
      this.inputs = inputs;
      this.entries = new EnumMap<>(states);
    }

    Builder<S, I> move(S from, I input, S to) {
      return entry(from, input, new Outcome.Move<>(to));
    }

    /** Inputs that have an effect, yet leave the state as it is. */
    @SafeVarargs
    final Builder<S, I> stay(S state, I... stayInputs) {
      for (I input : stayInputs) {
        move(state, input, state);
      }
      return this;
    }

    @SafeVarargs
    final Builder<S, I> ignore(S state, I... ignored) {
      for (I input : ignored) {
        entry(state, input, new Outcome.Ignore<>());
      }
      return this;
    }

    @SafeVarargs
    final Builder<S, I> refuse(S state, String reason, I... refused) {
      for (I input : refused) {
        entry(state, input, new Outcome.Refuse<>(reason));
      }
      return this;
    }

    private Builder<S, I> entry(S state, I input, Outcome<S> outcome) {
      Map<I, Outcome<S>> row = entries.computeIfAbsent(state, key -> new EnumMap<>(inputs));
      if (row.put(input, outcome) != null) {
        throw new IllegalStateException(name + ": two entries for " + state + ", " + input);
      }
      return this;
    }

    TransitionTable<S, I> build() {
      for (S state : states.getEnumConstants()) {
        for (I input : inputs.getEnumConstants()) {
          if (!entries.getOrDefault(state, Map.of()).containsKey(input)) {
            throw new IllegalStateException(name + ": no entry for " + state + ", " + input);
          }
        }
      }
      return new TransitionTable<>(name, entries);
    }
  }
}
