package dev.caravan.core.model;

/**
 * Where a task sees a volume of its group.
 *
 * @param volume the volume's name in the group
 * @param destination the path in the task
 * @param readOnly whether the task only reads it
 * @param propagationMode whether mounts below it are seen: {@code private}, {@code host-to-task} …
 * @param selinuxLabel the label it is mounted with; empty for none
 */
public record VolumeMount(
    String volume,
    String destination,
    boolean readOnly,
    String propagationMode,
    String selinuxLabel) {

  /** This volume there, to read and write. */
  public static VolumeMount of(String volume, String destination) {
    return new VolumeMount(volume, destination, false, Defaults.PROPAGATION_MODE, "");
  }
}
