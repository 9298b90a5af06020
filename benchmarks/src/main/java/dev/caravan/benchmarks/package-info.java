/** How fast Caravan is. */
@NullMarked
package dev.caravan.benchmarks;

import org.jspecify.annotations.NullMarked;
