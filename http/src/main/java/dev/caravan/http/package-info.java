/** Nomad's HTTP API on top of the scheduler. */
@NullMarked
package dev.caravan.http;

import org.jspecify.annotations.NullMarked;
