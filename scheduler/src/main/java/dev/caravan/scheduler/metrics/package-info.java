/** What can be measured of a scheduler, for Micrometer, which a host may have or not. */
@NullMarked
package dev.caravan.scheduler.metrics;

import org.jspecify.annotations.NullMarked;
