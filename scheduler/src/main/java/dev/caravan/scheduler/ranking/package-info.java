/** Which of the nodes that fit is best, and why. Pure. */
@NullMarked
package dev.caravan.scheduler.ranking;

import org.jspecify.annotations.NullMarked;
