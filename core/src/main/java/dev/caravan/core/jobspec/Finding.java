package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;

/**
 * Something about a job that makes no sense.
 *
 * @param place the block
 * @param key the attribute or nested block that it is about; empty if it is about the block
 * @param message what is wrong and how to mend it
 */
record Finding(Place place, String key, String message) {}
