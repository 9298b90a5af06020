/** The {@code mock_driver}: tasks that only pretend to run, for tests and demonstrations. */
@NullMarked
package dev.caravan.drivers.mock;

import org.jspecify.annotations.NullMarked;
