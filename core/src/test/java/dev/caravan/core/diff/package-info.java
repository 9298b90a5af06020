@NullMarked
package dev.caravan.core.diff;

import org.jspecify.annotations.NullMarked;
