/** The {@code raw_exec} driver: real processes, without isolation. */
@NullMarked
package dev.caravan.drivers.rawexec;

import org.jspecify.annotations.NullMarked;
