/** The {@code exec} driver: processes whose use of CPU and memory control groups limit. */
@NullMarked
package dev.caravan.drivers.exec;

import org.jspecify.annotations.NullMarked;
