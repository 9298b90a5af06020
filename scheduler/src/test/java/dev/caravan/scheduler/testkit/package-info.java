/**
 * For tests of hosts, too: a clock that is set by hand, simulated nodes, and a cluster whose engine
 * only moves when it is told to.
 */
@NullMarked
package dev.caravan.scheduler.testkit;

import org.jspecify.annotations.NullMarked;
