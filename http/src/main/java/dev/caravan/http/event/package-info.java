/** The log as Nomad's stream of events. Not part of the API. */
@NullMarked
package dev.caravan.http.event;

import org.jspecify.annotations.NullMarked;
