package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Command;
import dev.caravan.core.model.IdSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at one state, at one time, for what the scheduler has to do by itself. */
interface Watcher {

  /** Whether anything is due now. */
  boolean isDue();

  /** What is due now, or a part of it. */
  List<? extends Command> due(IdSource ids);

  /** When to look again if nothing happens; empty if there is nothing to wait for. */
  Optional<Instant> lookAgainAt();
}
