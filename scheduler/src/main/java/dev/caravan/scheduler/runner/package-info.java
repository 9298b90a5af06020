/** A node's side: from an allocation to running tasks, and back to what is said of them. */
@NullMarked
package dev.caravan.scheduler.runner;

import org.jspecify.annotations.NullMarked;
