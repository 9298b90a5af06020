package dev.caravan.core.model;

/**
 * A port that a task group or task asks for.
 *
 * @param label its name
 * @param value the port on the host, or 0 to be given a free one
 * @param to the port inside the task, or 0 for the same as on the host
 * @param hostNetwork the node's network it is opened on, by its name; empty for the default
 * @param ignoreCollision whether another task may have the same static port
 */
public record Port(String label, int value, int to, String hostNetwork, boolean ignoreCollision) {
  public Port {
    hostNetwork = IfAbsent.use(hostNetwork, "");
  }

  /** A port of the default host network. */
  public Port(String label, int value, int to) {
    this(label, value, to, "", false);
  }

  /** A port whose host side the scheduler chooses. */
  public static Port dynamic(String label) {
    return new Port(label, 0, 0);
  }

  /** A port whose host side the job names. */
  public static Port fixed(String label, int value) {
    return new Port(label, value, 0);
  }

  /** Whether the job, not the scheduler, chooses the port on the host. */
  public boolean isStatic() {
    return value > 0;
  }
}
