/** What Nomad's paths do. Not part of the API. */
@NullMarked
package dev.caravan.http.endpoint;

import org.jspecify.annotations.NullMarked;
