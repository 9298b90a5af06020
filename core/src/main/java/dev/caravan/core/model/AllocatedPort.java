package dev.caravan.core.model;

/**
 * A port given to an allocation.
 *
 * @param label its name in the job
 * @param value the port on the host
 * @param to the port inside the task; 0 for the same as on the host
 * @param hostAddress the host's address on which it is reached
 * @param dynamic whether the scheduler chose it
 */
public record AllocatedPort(String label, int value, int to, String hostAddress, boolean dynamic) {

  /** The port inside the task. */
  public int taskPort() {
    return to > 0 ? to : value;
  }
}
