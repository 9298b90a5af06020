@NullMarked
package dev.caravan.core.view;

import org.jspecify.annotations.NullMarked;
