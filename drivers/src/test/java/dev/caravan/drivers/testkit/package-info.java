/**
 * For authors of drivers: the suite that every driver passes, and what it is made of. Subclass
 * {@link dev.caravan.drivers.testkit.DriverContract}; {@link
 * dev.caravan.drivers.testkit.RecoverableDriverContract} if the tasks outlive their host; {@link
 * dev.caravan.drivers.testkit.CommandDriverContract} if they are commands of a system, too.
 */
@NullMarked
package dev.caravan.drivers.testkit;

import org.jspecify.annotations.NullMarked;
