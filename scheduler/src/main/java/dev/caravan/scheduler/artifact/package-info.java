/** Fetches what tasks ask for before they start, from where the host allows. */
@NullMarked
package dev.caravan.scheduler.artifact;

import org.jspecify.annotations.NullMarked;
