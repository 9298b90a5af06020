/** What the scheduler knows, in the form of Nomad's JSON. Not part of the API. */
@NullMarked
package dev.caravan.http.json;

import org.jspecify.annotations.NullMarked;
