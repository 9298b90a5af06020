package dev.caravan.scheduler;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.WhatIf;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventDocument;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.core.view.EventSentences;
import dev.caravan.core.view.WhatIfResult;
import dev.caravan.scheduler.engine.JobCheck;
import dev.caravan.scheduler.engine.WhatIfPlans;
import dev.caravan.scheduler.history.Causality;
import dev.caravan.scheduler.history.Chronicle;
import dev.caravan.scheduler.history.DecisionCheck;
import dev.caravan.scheduler.history.EventQuery;
import dev.caravan.scheduler.history.PastStates;
import dev.caravan.scheduler.history.Replay;
import dev.caravan.scheduler.history.Selection;
import dev.caravan.scheduler.history.StateCheck;
import dev.caravan.scheduler.history.StateDiff;
import dev.caravan.scheduler.history.StateDiffer;
import dev.caravan.scheduler.history.Verification;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * The log of a scheduler read back: what happened, on whose behalf and why, and how everything was
 * at any moment.
 *
 * <p>Moments are positions in the log: {@code n} is right after the {@code n}th event, 0 before the
 * first. Methods that take one throw {@link IllegalArgumentException} if the log has no such
 * position. Made by {@link Scheduler#history()}; thread-safe.
 */
public final class History {
  /** How long tasks of batch jobs run in a fork, unless it is told otherwise. */
  public static final Duration FORK_RUN_TIME = Duration.ofSeconds(10);

  private final Chronicle chronicle;
  private final PastStates pastStates;
  private final Causality causality;
  private final JobCheck check;
  private final PlacementOptions options;

  History(Chronicle chronicle, JobCheck check, PlacementOptions options) {
    this.chronicle = chronicle;
    this.pastStates = new PastStates(chronicle);
    this.causality = new Causality(chronicle);
    this.check = check;
    this.options = options;
  }

  /** The newest position: how many events there are. */
  public long position() {
    return chronicle.newest().position();
  }

  /**
   * The events that a query wants, oldest first.
   *
   * @return read lazily, and to be closed by the caller; it ends with what there is now
   */
  public Stream<RecordedEvent> events(EventQuery query) {
    // What belongs to a request is known only from its first event.
    long after = query.request() == null ? Math.min(query.after(), position()) : 0;
    ClusterState before = query.asksWhatBelongs() ? pastStates.at(after) : ClusterState.EMPTY;
    Selection selection = new Selection(query, before);
    return chronicle
        .read(after)
        .takeWhile(event -> event.position() <= query.upTo())
        .filter(selection::wants);
  }

  /**
   * The first events that a query wants, oldest first. The next page is behind the position of the
   * last one: {@link EventQuery#after}.
   *
   * @param atMost how many
   */
  public List<RecordedEvent> events(EventQuery query, int atMost) {
    try (Stream<RecordedEvent> events = events(query)) {
      return events.limit(atMost).toList();
    }
  }

  /** The event at a position, from 1. */
  public RecordedEvent event(long position) {
    return causality.event(position);
  }

  /** What an event says, as a sentence without its full stop. */
  public static String sentence(RecordedEvent event) {
    return EventSentences.of(event.event());
  }

  /** All that is known of an event, as JSON. */
  public static String json(RecordedEvent event) {
    return EventDocument.of(event);
  }

  /**
   * Why an event happened: what somebody asked for, then what followed from it, up to the event
   * itself. In logs that were written before causes were noted, only the event itself.
   */
  public List<RecordedEvent> causes(long position) {
    return causality.causes(position);
  }

  /**
   * What followed from an event, and from that in turn, oldest first; without the event itself.
   *
   * @return read lazily, and to be closed by the caller
   */
  public Stream<RecordedEvent> caused(long position) {
    return causality.caused(position);
  }

  /** Everything as it was at a position. */
  public ClusterView at(long position) {
    ClusterState state = pastStates.at(position);
    return new ClusterView(() -> state, options);
  }

  /** Everything as it was at a time. */
  public ClusterView at(Instant time) {
    return at(positionAt(time));
  }

  /**
   * The position of the last event that was written up to a time; 0 if there was none. Where the
   * clock was set back, one of several possible ones.
   */
  public long positionAt(Instant time) {
    long known = 0;
    long unknown = position() + 1;
    while (unknown - known > 1) {
      long middle = (known + unknown) >>> 1;
      if (event(middle).time().isAfter(time)) {
        unknown = middle;
      } else {
        known = middle;
      }
    }
    return known;
  }

  /** What changed between two positions. */
  public StateDiff diff(long from, long to) {
    return StateDiffer.diff(pastStates.at(from), pastStates.at(to));
  }

  /**
   * Tells what would have been done for a job if it had been registered at a position, and things
   * had been so.
   *
   * @throws dev.caravan.core.jobspec.InvalidJobException if the job cannot be used as it is
   * @throws dev.caravan.core.command.CommandRefusedException if there was no node of a name
   */
  public WhatIfResult whatIf(long position, Job job, WhatIf... changes) {
    ClusterState state = pastStates.at(position);
    Instant time = position == 0 ? Instant.EPOCH : event(position).time();
    return new WhatIfPlans(() -> state, Clock.fixed(time, ZoneOffset.UTC), check, options)
        .plan(job, List.of(changes));
  }

  /** A fork in which tasks of batch jobs run for {@link #FORK_RUN_TIME}. */
  public Scheduler fork(long position) {
    return fork(position, FORK_RUN_TIME);
  }

  /**
   * A scheduler that starts from a position, to try what would have happened: with a copy of the
   * log in memory, a clock that goes on from then, and nodes that run nothing. What is placed there
   * runs at once. Tasks of batch jobs succeed after a while, so that what waits for them goes on;
   * all others run until they are stopped.
   *
   * @param runTime how long tasks of batch jobs run
   * @return to be closed by the caller; this scheduler and its log know nothing of it
   */
  public Scheduler fork(long position, Duration runTime) {
    pastStates.at(position);
    Clock system = Clock.systemUTC();
    Instant then = position == 0 ? system.instant() : event(position).time();
    try (Stream<RecordedEvent> log = chronicle.read(0)) {
      return Scheduler.builder()
          .clock(Clock.offset(system, Duration.between(system.instant(), then)))
          .placement(options)
          .fork(EventStorage.inMemory(log.limit(position)), runTime);
    }
  }

  /**
   * Lets a part of the log happen once more, on the calling thread. Nothing is changed by it.
   *
   * @param after the position to begin behind
   * @param upTo the last position
   * @param speed how many times as fast as it happened; 0 for as fast as the listener takes it.
   *     Silences are shortened to ten seconds
   * @param progress told how many events of how many have happened
   * @return how everything is at the end
   * @throws InterruptedException if the thread is interrupted while it waits for the next event
   */
  public ClusterView replay(
      long after, long upTo, double speed, Replay.Listener listener, ProgressListener progress)
      throws InterruptedException {
    ClusterState from = pastStates.at(after);
    long last = Math.min(upTo, position());
    ClusterState end = Replay.run(chronicle, from, last, speed, listener, progress);
    return new ClusterView(() -> end, options);
  }

  /**
   * Folds the whole log again, and compares what comes of it with the live state.
   *
   * @param progress told how many events of how many are folded
   */
  public Verification verify(ProgressListener progress) {
    return StateCheck.verify(chronicle, progress);
  }

  /**
   * Makes each decision of the scheduler again, from what it was made on, and compares what comes
   * of it with the log.
   *
   * @param progress told how many events of how many are done
   */
  public Verification verifyDecisions(ProgressListener progress) {
    return DecisionCheck.verify(chronicle, pastStates, progress);
  }
}
