/**
 * What should be: from a job, its allocations and its deployment to the changes that are wanted.
 * Pure.
 */
@NullMarked
package dev.caravan.scheduler.reconcile;

import org.jspecify.annotations.NullMarked;
