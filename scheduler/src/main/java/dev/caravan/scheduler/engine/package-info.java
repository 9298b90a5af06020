/** Evaluations worked off, plans applied, deployments watched. */
@NullMarked
package dev.caravan.scheduler.engine;

import org.jspecify.annotations.NullMarked;
