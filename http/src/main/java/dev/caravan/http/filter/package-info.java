/** The filter expressions of lists. Not part of the API. */
@NullMarked
package dev.caravan.http.filter;

import org.jspecify.annotations.NullMarked;
