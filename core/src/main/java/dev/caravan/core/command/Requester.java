package dev.caravan.core.command;

import dev.caravan.core.event.PlanBasis;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for commands to be carried out, and why.
 *
 * @param actor who it is: an application, {@code api ADDRESS}, {@code scheduler}, or {@code node
 *     NAME}
 * @param request what the one who asks calls this request, if anything
 * @param cause position in the log of the event that it follows from, where that does not follow
 *     from the commands; 0 otherwise
 * @param basis what was planned on, if a plan is carried out
 */
public record Requester(
    String actor, @Nullable String request, long cause, @Nullable PlanBasis basis) {
  /** The actor of what the scheduler does by itself. */
  public static final String SCHEDULER = "scheduler";

  private static final String NODE = "node ";

  /** Somebody who gives no reason. */
  public static Requester of(String actor) {
    return new Requester(actor, null, 0, null);
  }

  /**
   * Somebody outside, with a name for the request by which its events are found again.
   *
   * @param request null for none
   */
  public static Requester of(String actor, @Nullable String request) {
    return new Requester(actor, request, 0, null);
  }

  /** The scheduler, which carries out a plan. */
  public static Requester planner(long cause, PlanBasis basis) {
    return new Requester(SCHEDULER, null, cause, basis);
  }

  /** The actor of what a node tells. */
  public static String node(String name) {
    return NODE + name;
  }

  /** Whether it is neither the scheduler nor a node: what they do, follows from events. */
  public boolean isOutside() {
    return !actor.equals(SCHEDULER) && !actor.startsWith(NODE);
  }
}
