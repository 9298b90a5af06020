package dev.caravan.core.jobspec;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads attributes that must hold one of a few words. */
final class Words {
  private Words() {}

  /** The attribute's text, unless it is empty, as Nomad's API writes what is not set. */
  static Optional<String> text(BlockReader block, String name) {
    return block.text(name).filter(text -> !text.isEmpty());
  }

  /**
   * The constant whose word the attribute holds; nothing if it is not there or, reported, holds
   * another word.
   *
   * @param complaint what to say of another word, which takes the place of {@code %s}
   */
  static <E extends Enum<E>> Optional<E> read(
      BlockReader block, String name, Class<E> type, Function<E, String> word, String complaint) {
    Optional<String> text = text(block, name);
    Optional<E> constant = text.flatMap(written -> find(type, word, written));
    if (text.isPresent() && constant.isEmpty()) {
      String mend = "; write one of " + words(type, word);
      block.complainOfWord(name, text.get(), complaint.formatted(text.get()) + mend);
    }
    return constant;
  }

  private static <E extends Enum<E>> Optional<E> find(
      Class<E> type, Function<E, String> word, String written) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word.apply(constant).equals(written))
        .findFirst();
  }

  private static <E extends Enum<E>> String words(Class<E> type, Function<E, String> word) {
    return Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(", "));
  }
}
