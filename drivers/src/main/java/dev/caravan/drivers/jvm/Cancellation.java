package dev.caravan.drivers.jvm;

import dev.caravan.drivers.support.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the outside world speaks to a running handler: it is to end, or it is sent a signal. */
final class Cancellation {
  private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

  private final List<Runnable> actions = new ArrayList<>();
  private @Nullable Signal signal;
  private @Nullable Consumer<String> signalled;

  /** The signal by which it was asked to end first, or null if it was not. */
  synchronized @Nullable Signal requestedBy() {
    return signal;
  }

  synchronized boolean isRequested() {
    return signal != null;
  }

  void onRequest(Runnable action) {
    if (!added(action)) {
      run(action);
    }
  }

  synchronized void onSignal(Consumer<String> action) {
    signalled = action;
  }

  /** Asks the handler to end, once. */
  void request(Signal by) {
    requested(by).forEach(Cancellation::run);
  }

  /**
   * Hands a signal to the handler.
   *
   * @return whether it takes any
   */
  boolean send(Signal sent) {
    Consumer<String> taker = taker();
    if (taker != null) {
      run(() -> taker.accept(sent.name()));
    }
    return taker != null;
  }

  private synchronized @Nullable Consumer<String> taker() {
    return signalled;
  }

  private synchronized boolean added(Runnable action) {
    return signal == null && actions.add(action);
  }

  private synchronized List<Runnable> requested(Signal by) {
    if (signal != null) {
      return List.of();
    }
    signal = by;
    return List.copyOf(actions);
  }

  /** It is the handler's own code, which must not keep the task from being ended. */
  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.warn("What a handler has done on a cancellation or a signal failed", e);
    }
  }
}
