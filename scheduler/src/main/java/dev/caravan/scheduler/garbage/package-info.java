/** What of the live state nobody needs any more, and may be forgotten. Pure functions. */
@NullMarked
package dev.caravan.scheduler.garbage;

import org.jspecify.annotations.NullMarked;
