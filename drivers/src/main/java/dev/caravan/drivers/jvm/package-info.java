/** The {@code jvm} driver: tasks that are handlers in the host's own process. */
@NullMarked
package dev.caravan.drivers.jvm;

import org.jspecify.annotations.NullMarked;
