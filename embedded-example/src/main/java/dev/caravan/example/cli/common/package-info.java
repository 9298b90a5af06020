/** What commands have in common: their options, how they find things, and what they print. */
@NullMarked
package dev.caravan.example.cli.common;

import org.jspecify.annotations.NullMarked;
