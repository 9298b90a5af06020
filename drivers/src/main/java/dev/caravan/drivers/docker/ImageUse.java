package dev.caravan.drivers.docker;

import java.util.Map;

/**
 * That a container needs an image.
 *
 * @param uses where it is counted
 * @param engine the way to the daemon that has the image
 * @param imageId the daemon's id for the image
 * @param user the container's name
 */
record ImageUse(ImageUses uses, DockerEngine engine, String imageId, String user) {
  /** The label of containers whose image this driver has brought, so that a later life knows. */
  static final String BROUGHT_LABEL = "dev.caravan.image_brought";

  /** What the container's labels say of it. */
  Map<String, String> labels() {
    return uses.isBrought(imageId) ? Map.of(BROUGHT_LABEL, "true") : Map.of();
  }

  /** The container is gone. */
  void release() {
    uses.release(this);
  }
}
