/**
 * The language of Go's {@code text/template}, as its documentation describes it: text with actions
 * in it. What functions there are is up to who uses it. Pure: no clock, no files, no threads.
 */
@NullMarked
package dev.caravan.core.gotemplate;

import org.jspecify.annotations.NullMarked;
