/** The live state of the cluster: an immutable snapshot, folded from the log. */
@NullMarked
package dev.caravan.core.state;

import org.jspecify.annotations.NullMarked;
