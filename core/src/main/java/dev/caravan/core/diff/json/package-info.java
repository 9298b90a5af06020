/** Diffs as JSON, in the form of Nomad's HTTP API. */
@NullMarked
package dev.caravan.core.diff.json;

import org.jspecify.annotations.NullMarked;
