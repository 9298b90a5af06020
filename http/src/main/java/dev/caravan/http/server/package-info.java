/** The HTTP server. Not part of the API. */
@NullMarked
package dev.caravan.http.server;

import org.jspecify.annotations.NullMarked;
