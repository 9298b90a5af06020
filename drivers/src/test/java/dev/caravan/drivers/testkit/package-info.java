/**
 * For authors of drivers: the suite that every driver passes, and what it is made of. Subclass
 * {@link dev.caravan.drivers.testkit.DriverContract}, or {@link
 * dev.caravan.drivers.testkit.CommandDriverContract} for a driver that runs commands.
 */
@NullMarked
package dev.caravan.drivers.testkit;

import org.jspecify.annotations.NullMarked;
