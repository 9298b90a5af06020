/** The scheduler that an application embeds. */
@NullMarked
package dev.caravan.scheduler;

import org.jspecify.annotations.NullMarked;
