package dev.caravan.scheduler.engine;

import dev.caravan.core.model.IdSource;

/** Ids for plans that are never carried out: they use up none of the real ones. */
final class DryRunIds implements IdSource {
  private long last;

  @Override
  public String next() {
    return String.format("00000000-0000-0000-0000-%012x", ++last);
  }
}
