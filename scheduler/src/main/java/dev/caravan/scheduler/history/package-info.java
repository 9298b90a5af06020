/** The log read back. */
@NullMarked
package dev.caravan.scheduler.history;

import org.jspecify.annotations.NullMarked;
