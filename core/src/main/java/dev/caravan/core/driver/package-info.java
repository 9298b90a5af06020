/** The SPI between a node and what runs its tasks. */
@NullMarked
package dev.caravan.core.driver;

import org.jspecify.annotations.NullMarked;
