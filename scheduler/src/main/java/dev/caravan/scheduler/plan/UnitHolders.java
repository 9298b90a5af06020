package dev.caravan.scheduler.plan;

import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses which allocations of one node have to give way since they hold cores or devices that are
 * asked for: those of the least urgent jobs.
 */
final class UnitHolders {
  private final NodeRoom node;
  private final ResourceAsk ask;

  /**
   * @param node looked at as if some had ended, and left as it was
   */
  UnitHolders(NodeRoom node, ResourceAsk ask) {
    this.node = node;
    this.ask = ask;
  }

  /**
   * Those that have to give way, none if enough is free.
   *
   * @param forced those that do so in any case
   * @param others those that can
   * @return empty if there is not enough even without all of them
   */
  Optional<List<Candidate>> choose(List<Candidate> forced, List<Candidate> others) {
    forced.forEach(this::end);
    List<Candidate> chosen = leastUrgent(others);
    boolean isEnough = node.hasUnits(ask);
    List<Candidate> needed = isEnough ? withoutUnneeded(chosen) : List.of();
    (isEnough ? needed : chosen).forEach(this::goOn);
    forced.forEach(this::goOn);
    return isEnough ? Optional.of(needed) : Optional.empty();
  }

  private List<Candidate> leastUrgent(List<Candidate> others) {
    List<Candidate> holders =
        others.stream()
            .filter(one -> !one.share().units().isEmpty())
            .sorted(Comparator.comparingInt(Candidate::priority))
            .toList();
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate one : holders) {
      if (node.hasUnits(ask)) {
        break;
      }
      end(one);
      chosen.add(one);
    }
    return chosen;
  }

  /** The most urgent first: they may hold other units, or of another kind. */
  private List<Candidate> withoutUnneeded(List<Candidate> chosen) {
    List<Candidate> needed = new ArrayList<>(chosen);
    Collections.reverse(needed);
    needed.removeIf(this::isUnneeded);
    return needed;
  }

  /** Lets it go on if it can. */
  private boolean isUnneeded(Candidate one) {
    goOn(one);
    if (node.hasUnits(ask)) {
      return true;
    }
    end(one);
    return false;
  }

  private void end(Candidate one) {
    node.giveBack(one.share());
  }

  private void goOn(Candidate one) {
    node.take(one.share());
  }
}
