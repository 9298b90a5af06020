/** A small application that embeds the scheduler. */
@NullMarked
package dev.caravan.example;

import org.jspecify.annotations.NullMarked;
