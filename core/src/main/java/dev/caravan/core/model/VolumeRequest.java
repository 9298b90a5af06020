package dev.caravan.core.model;

import java.util.List;

/**
 * A volume that a task group asks for.
 *
 * @param name its name in the group
 * @param type {@code host} or {@code csi}
 * @param source what the node or the storage provider calls it
 * @param readOnly whether it is only read
 * @param accessMode how it may be accessed, of a CSI volume; empty for not said
 * @param attachmentMode how it is attached, of a CSI volume; empty for not said
 * @param fsType the file system, of a CSI volume; empty for not said
 * @param mountFlags flags for mounting, of a CSI volume
 * @param perAlloc whether each allocation has a volume of its own
 * @param sticky whether an allocation stays with the volume it was first given
 */
public record VolumeRequest(
    String name,
    String type,
    String source,
    boolean readOnly,
    String accessMode,
    String attachmentMode,
    String fsType,
    List<String> mountFlags,
    boolean perAlloc,
    boolean sticky) {

  public VolumeRequest {
    mountFlags = List.copyOf(mountFlags);
  }

  /** A volume of the node, to read and write. */
  public static VolumeRequest host(String name, String source) {
    return new VolumeRequest(name, "host", source, false, "", "", "", List.of(), false, false);
  }
}
