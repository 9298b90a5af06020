/** Pure rules: what a command makes of the present state, and what an event makes of it. */
@NullMarked
package dev.caravan.core.lifecycle;

import org.jspecify.annotations.NullMarked;
