package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.UnknownWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All that is wrong with a text, and where in the text its blocks and attributes are. */
final class Report {

  /** An attribute or nested block; an empty key stands for the block itself. */
  private record Spot(Place place, String key) {}

  private record Located(Spot spot, Position position) {}

  private static final int MAX_PROBLEMS = 1_000;

  /** A word that a text may well have, but no job that is to be used. */
  private record Unknown(UnknownWord word, Problem problem) {}

  private final String source;
  private final List<Unknown> unknownWords = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Located> located = new ArrayList<>();
  private final Map<Spot, Position> positions = new HashMap<>();
  private final Set<Spot> settled = new HashSet<>();

  Report(String source) {
    this.source = source;
  }

  void add(Position position, Place place, String message) {
    problems.add(problem(position, place, message));
  }

  void add(Position position, UnknownWord word, String message) {
    unknownWords.add(new Unknown(word, problem(position, word.place(), message)));
  }

  private Problem problem(Position position, Place place, String message) {
    return new Problem(source, position.line(), position.column(), place.toString(), message);
  }

  void add(Flaw flaw) {
    add(flaw.position(), flaw.place(), flaw.message());
  }

  /** Adds it with its position, unless what it is about has been complained of already. */
  void add(Finding finding) {
    Spot spot = new Spot(finding.place(), finding.key());
    if (!settled.contains(spot)) {
      add(position(spot), finding.place(), finding.message());
    }
  }

  /** Remembers where something is. */
  void locate(Place place, String key, Position position) {
    located.add(new Located(new Spot(place, key), position));
  }

  /** Remembers that nothing more needs to be said about this. */
  void settle(Place place, String key) {
    settled.add(new Spot(place, key));
  }

  private Position position(Spot spot) {
    index();
    Position exact = positions.get(spot);
    if (exact != null) {
      return exact;
    }
    Position block = positions.get(new Spot(spot.place(), ""));
    if (block != null) {
      return block;
    }
    Place parent = spot.place().parent();
    return parent == null ? Position.NONE : position(new Spot(parent, ""));
  }

  /** Only now, since most texts have no problems, and to hash a place takes its whole path. */
  private void index() {
    located.forEach(entry -> positions.put(entry.spot, entry.position));
    located.clear();
  }

  /** Words that keep no text from being read. */
  List<UnknownWord> unknownWords() {
    return unknownWords.stream().map(Unknown::word).toList();
  }

  /** In the order of the text. Of very many, those that come first, and how many follow. */
  List<Problem> problems() {
    List<Problem> sorted =
        Stream.concat(problems.stream(), unknownWords.stream().map(Unknown::problem))
            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
            .toList();
    int rest = sorted.size() - MAX_PROBLEMS;
    if (rest <= 0) {
      return sorted;
    }
    List<Problem> first = new ArrayList<>(sorted.subList(0, MAX_PROBLEMS));
    Problem next = sorted.get(MAX_PROBLEMS);
    String message = "and %d more problems; mend those before first".formatted(rest);
    first.add(new Problem(source, next.line(), next.column(), "", message));
    return first;
  }

  /**
   * Ends reading if there is anything wrong.
   *
   * @throws InvalidJobException with all of it
   */
  void throwIfAny() {
    if (!unknownWords.isEmpty()) {
      throw new InvalidJobException(problems());
    }
    throwIfUnreadable();
  }

  /**
   * Ends reading if there is anything wrong but words that are not known.
   *
   * @throws InvalidJobException with all that is wrong
   */
  void throwIfUnreadable() {
    if (!problems.isEmpty()) {
      throw new InvalidJobException(problems());
    }
  }
}
