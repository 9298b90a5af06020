package dev.caravan.core.model;

/**
 * One thing that keeps an allocation from being placed on a node.
 *
 * @param reason what it is, in Nomad's words: a constraint, {@code memory} …
 * @param detail what is asked for, and what there is instead
 * @param shortfall how far off the node is, as a share of what is asked for; 1 for what it lacks
 *     altogether
 */
public record Obstacle(String reason, String detail, double shortfall) {

  /** Something that a node has or has not. */
  public static Obstacle of(String reason, String detail) {
    return new Obstacle(reason, detail, 1);
  }

  /** Too little of something. */
  public static Obstacle lack(String dimension, int asked, int free, String unit) {
    return new Obstacle(
        dimension,
        "%d %s asked, %d %s free".formatted(asked, unit, free, unit),
        (double) (asked - free) / asked);
  }

  /** The reason and the detail. */
  public String text() {
    return reason + ": " + detail;
  }
}
