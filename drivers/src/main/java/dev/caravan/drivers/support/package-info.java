/** What the drivers share: reading their configuration, signals by name, the speed of the CPU. */
@NullMarked
package dev.caravan.drivers.support;

import org.jspecify.annotations.NullMarked;
