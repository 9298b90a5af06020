package dev.caravan.core.storage;

import dev.caravan.core.storage.LogVerification.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a whole log and notes what is wrong with it. */
final class LogVerifier {
  private static final int MOST_PROBLEMS = 100;

  private final LogStore log;
  private final @Nullable AuditHead expected;
  private final ProgressListener progress;
  private final ChainHead end;
  private final ChainCheck check;
  private final List<Problem> problems = new ArrayList<>();

  private LogVerifier(LogStore log, @Nullable AuditHead expected, ProgressListener progress) {
    this.log = log;
    this.expected = expected;
    this.progress = progress;
    this.end = log.head();
    EventChain chain = log.newChain();
    this.check = new ChainCheck(chain, chain.start());
  }

  static LogVerification verify(
      LogStore log, @Nullable AuditHead expected, ProgressListener progress) {
    return new LogVerifier(log, expected, progress).verify();
  }

  private LogVerification verify() {
    log.damages().forEach(damage -> note(0, damage));
    if (expected != null && expected.position() == 0) {
      compare(check.head().toAuditHead(), expected, "the log");
    }
    try (Stream<ChainedEvent> events = log.stored(0)) {
      for (Iterator<ChainedEvent> all = events.iterator(); isBeforeEnd() && all.hasNext(); ) {
        look(all.next());
      }
    } catch (StorageException e) {
      note(check.head().position() + 1, String.valueOf(e.getMessage()));
    }
    if (isBeforeEnd()) {
      note(end.position(), "event " + end.position() + ", the last one, cannot be found");
    }
    if (expected != null && expected.position() > check.head().position()) {
      note(
          expected.position(),
          "the log ends at event "
              + check.head().position()
              + ", but had one at "
              + expected.position());
    }
    return new LogVerification(check.head().toAuditHead(), log.chainedLater(), problems);
  }

  private boolean isBeforeEnd() {
    return check.head().position() < end.position();
  }

  private void look(ChainedEvent event) {
    long position = event.event().position();
    check.problemWith(event).ifPresent(problem -> note(position, problem));
    if (expected != null && expected.position() == position) {
      compare(check.head().toAuditHead(), expected, event.event().describe());
    }
    Progress.tell(progress, position, end.position());
  }

  private void compare(AuditHead found, AuditHead wanted, String what) {
    if (!found.equals(wanted)) {
      note(found.position(), what + " is not what it was when its head was " + wanted);
    }
  }

  private void note(long position, String problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(position, problem));
    }
  }
}
