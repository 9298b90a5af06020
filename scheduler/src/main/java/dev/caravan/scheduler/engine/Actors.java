package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Requester;

/** Who does things that no operator asked for, as the log names them. */
public final class Actors {
  /** The scheduler itself. */
  public static final String SCHEDULER = Requester.SCHEDULER;

  private Actors() {}

  /** A node. */
  public static String node(String name) {
    return Requester.node(name);
  }
}
