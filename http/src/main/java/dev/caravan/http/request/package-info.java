/** Requests and answers, apart from the server that carries them. Not part of the API. */
@NullMarked
package dev.caravan.http.request;

import org.jspecify.annotations.NullMarked;
