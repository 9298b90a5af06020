package dev.caravan.scheduler.history;

import dev.caravan.core.event.EvaluationEvent.EvaluationCompleted;
import dev.caravan.core.event.EvaluationEvent.EvaluationHeld;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.PlanBasis;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.UniqueId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.scheduler.engine.DecisionReplay;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes every decision of the scheduler again, from what it was made on, and compares what comes of
 * it with the log.
 */
public final class DecisionCheck {
  /** How many states are kept for plans that were made a little earlier than they were stored. */
  private static final int RECENT = 1_000;

  /** Given out where more ids are asked for than the log has: it shows in the comparison. */
  private static final String NO_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

  private final Chronicle chronicle;
  private final PastStates pastStates;
  private final ProgressListener progress;
  private final TreeMap<Long, ClusterState> recent = new TreeMap<>();
  private ClusterState state = ClusterState.EMPTY;
  private long decisions;
  private long unchecked;

  private DecisionCheck(Chronicle chronicle, PastStates pastStates, ProgressListener progress) {
    this.chronicle = chronicle;
    this.pastStates = pastStates;
    this.progress = progress;
    recent.put(state.position(), state);
  }

  /**
   * Goes through the log, up to the first decision that is not made again as it was.
   *
   * @param progress told how many events of how many are done
   */
  public static Verification verify(
      Chronicle chronicle, PastStates pastStates, ProgressListener progress) {
    return new DecisionCheck(chronicle, pastStates, progress).run();
  }

  private Verification run() {
    long end = chronicle.newest().position();
    Optional<String> difference = Optional.empty();
    try (Stream<RecordedEvent> log = chronicle.read(0)) {
      Iterator<RecordedEvent> events = log.iterator();
      while (state.position() < end && difference.isEmpty()) {
        List<RecordedEvent> unit = unit(events);
        difference = check(unit);
        unit.forEach(this::fold);
        progress.progress(state.position(), end);
      }
    }
    return new Verification(state.position(), decisions, unchecked, difference.orElse(null));
  }

  private static List<RecordedEvent> unit(Iterator<RecordedEvent> events) {
    List<RecordedEvent> unit = new ArrayList<>(List.of(events.next()));
    while (unit.size() < unit.get(0).origin().unit()) {
      unit.add(events.next());
    }
    return unit;
  }

  private void fold(RecordedEvent event) {
    state = state.fold(event);
    recent.put(state.position(), state);
    if (recent.size() > RECENT) {
      recent.pollFirstEntry();
    }
  }

  private Optional<String> check(List<RecordedEvent> unit) {
    Optional<EvaluationId> evaluation = workedOff(unit);
    PlanBasis basis = unit.get(0).origin().basis();
    if (evaluation.isEmpty() || basis == null) {
      unchecked += evaluation.isPresent() || basis != null ? 1 : 0;
      return Optional.empty();
    }
    decisions++;
    try {
      return difference(unit, again(evaluation.get(), basis, unit));
    } catch (RuntimeException e) {
      return Optional.of(
          "event %d: evaluation %s cannot be decided again: %s"
              .formatted(unit.get(0).position(), evaluation.get().shortId(), e.getMessage()));
    }
  }

  private List<Event> again(EvaluationId evaluation, PlanBasis basis, List<RecordedEvent> unit) {
    ClusterState known = recent.get(basis.position());
    ClusterState snapshot = known == null ? pastStates.at(basis.position()) : known;
    return DecisionReplay.events(snapshot, state, evaluation, basis, ids(unit));
  }

  private static Optional<EvaluationId> workedOff(List<RecordedEvent> unit) {
    return unit.stream()
        .map(RecordedEvent::event)
        .flatMap(event -> workedOff(event).stream())
        .findFirst();
  }

  private static Optional<EvaluationId> workedOff(Event event) {
    if (event instanceof EvaluationCompleted completed) {
      return Optional.of(completed.evaluationId());
    }
    return event instanceof EvaluationHeld held
        ? Optional.of(held.evaluationId())
        : Optional.empty();
  }

  /** The ids that the unit gave out: things begin in the log in the order of their ids. */
  private static IdSource ids(List<RecordedEvent> unit) {
    Iterator<String> given =
        unit.stream().map(RecordedEvent::event).flatMap(event -> begun(event).stream()).iterator();
    return () -> given.hasNext() ? given.next() : NO_ID;
  }

  private static Optional<String> begun(Event event) {
    return event.beginsFor() != null && event.subject() instanceof UniqueId id
        ? Optional.of(id.value())
        : Optional.empty();
  }

  private static Optional<String> difference(List<RecordedEvent> unit, List<Event> again) {
    for (int i = 0; i < unit.size(); i++) {
      Event recorded = unit.get(i).event();
      Object now = i < again.size() ? again.get(i) : "nothing";
      if (!recorded.equals(now)) {
        return Optional.of(
            "event %d is %s, but would be %s".formatted(unit.get(i).position(), recorded, now));
      }
    }
    return again.size() == unit.size()
        ? Optional.empty()
        : Optional.of(
            "after event %d there would be %s"
                .formatted(unit.get(unit.size() - 1).position(), again.get(unit.size())));
  }
}
