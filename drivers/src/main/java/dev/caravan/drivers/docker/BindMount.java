package dev.caravan.drivers.docker;

import java.nio.file.Path;

/**
 * A directory or file of the host that a container sees.
 *
 * @param outside where it is on the host
 * @param inside where the container sees it
 * @param readOnly whether the container may not write to it
 */
record BindMount(Path outside, String inside, boolean readOnly) {}
