package dev.caravan.example.cli.agent;

import dev.caravan.core.storage.ProgressListener;
import dev.caravan.example.cli.common.ProgressBar;
import dev.caravan.example.cli.common.Session;

/**
 * Tells while an agent starts how far it is with reading its log: a bar on a terminal, otherwise a
 * line now and then. A short log is read before anything is said.
 */
final class ReplayReport implements ProgressListener {
  private static final int LINE_EVERY = 100_000;

  private final Session session;
  private final ProgressBar bar;

  ReplayReport(Session session) {
    this.session = session;
    this.bar = new ProgressBar(session);
  }

  @Override
  public void progress(long done, long total) {
    if (done == total) {
      bar.clear();
    } else {
      bar.show(done, total);
    }
    if (!session.terminal() && done % LINE_EVERY == 0) {
      session.out().println("    Reading the log: %d of %d events".formatted(done, total));
    }
  }
}
