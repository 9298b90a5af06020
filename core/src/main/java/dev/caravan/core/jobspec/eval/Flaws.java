package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a file; what recurs in each round of a dynamic block is told once. */
final class Flaws {
  private record Seen(Position position, String message) {}

  private final List<Flaw> flaws = new ArrayList<>();
  private final Set<Seen> seen = new HashSet<>();

  void add(Position position, Place place, String message) {
    if (seen.add(new Seen(position, message))) {
      flaws.add(new Flaw(position, place, message));
    }
  }

  void add(Refusal refusal, Position position, Place place) {
    if (!refusal.isKnown()) {
      add(refusal.positionOr(position), place, refusal.message());
    }
  }

  List<Flaw> all() {
    return flaws;
  }
}
