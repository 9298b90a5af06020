package dev.caravan.core.model;

/**
 * The disk that the tasks of an allocation share.
 *
 * @param sizeMb size in MiB
 * @param sticky whether an update should stay on its node and keep the data
 * @param migrate whether the data should follow the allocation to another node
 */
public record EphemeralDisk(int sizeMb, boolean sticky, boolean migrate) {

  /** 300 MiB, neither sticky nor migrated. */
  public static final EphemeralDisk DEFAULT = new EphemeralDisk(Defaults.DISK_MB, false, false);
}
