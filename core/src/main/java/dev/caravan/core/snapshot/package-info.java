/** The state of the cluster as files, so that a restart need not fold the whole log. */
@NullMarked
package dev.caravan.core.snapshot;

import org.jspecify.annotations.NullMarked;
