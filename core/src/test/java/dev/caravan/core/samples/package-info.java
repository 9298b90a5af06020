/** Things to test with. */
@NullMarked
package dev.caravan.core.samples;

import org.jspecify.annotations.NullMarked;
