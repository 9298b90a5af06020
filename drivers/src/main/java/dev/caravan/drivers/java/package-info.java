/** The {@code java} driver: programs for the Java virtual machine, each in one of its own. */
@NullMarked
package dev.caravan.drivers.java;

import org.jspecify.annotations.NullMarked;
