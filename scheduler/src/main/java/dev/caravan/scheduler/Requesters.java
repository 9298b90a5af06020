package dev.caravan.scheduler;

import dev.caravan.core.command.Requester;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** For whom the calls of each thread are made. */
final class Requesters {
  @SuppressWarnings("ThreadLocalUsage") // What holds for one scheduler does not for another.
  private final ThreadLocal<@Nullable Requester> current = new ThreadLocal<>();

  /** Does something for somebody, then goes on for whoever it was before. */
  <T> T on(Requester requester, Supplier<T> work) {
    Requester before = current.get();
    current.set(requester);
    try {
      return work.get();
    } finally {
      if (before == null) {
        current.remove();
      } else {
        current.set(before);
      }
    }
  }

  /** For whom this thread calls; the one who is given, if nobody else was named. */
  Requester orElse(Requester usual) {
    Requester named = current.get();
    return named == null ? usual : named;
  }
}
