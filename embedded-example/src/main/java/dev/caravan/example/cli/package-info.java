/** The command line {@code caravan}. */
@NullMarked
package dev.caravan.example.cli;

import org.jspecify.annotations.NullMarked;
