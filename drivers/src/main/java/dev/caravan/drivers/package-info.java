/** Task drivers: how Caravan starts, watches and stops the tasks of a workload. */
@NullMarked
package dev.caravan.drivers;

import org.jspecify.annotations.NullMarked;
