/** Thin Axon shells over the lifecycles, and the ledger that commands go through. */
@NullMarked
package dev.caravan.core.aggregate;

import org.jspecify.annotations.NullMarked;
