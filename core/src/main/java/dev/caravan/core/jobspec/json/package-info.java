/** Jobs as JSON, in the form of Nomad's HTTP API. Not part of the API. */
@NullMarked
package dev.caravan.core.jobspec.json;

import org.jspecify.annotations.NullMarked;
