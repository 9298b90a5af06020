/** Checks of services: what is asked, what an answer means, and when it restarts a task. */
@NullMarked
package dev.caravan.scheduler.check;

import org.jspecify.annotations.NullMarked;
