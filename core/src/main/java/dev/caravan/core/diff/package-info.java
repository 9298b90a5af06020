/** What differs between two declarations of a job, as the tree that a plan prints. */
@NullMarked
package dev.caravan.core.diff;

import org.jspecify.annotations.NullMarked;
