package dev.caravan.scheduler.engine;

/** Who does things that no operator asked for, as the log names them. */
public final class Actors {
  /** The scheduler itself. */
  public static final String SCHEDULER = "scheduler";

  private Actors() {}

  /** A node. */
  public static String node(String name) {
    return "node " + name;
  }
}
