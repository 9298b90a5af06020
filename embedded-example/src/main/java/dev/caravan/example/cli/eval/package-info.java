/** Commands on evaluations. */
@NullMarked
package dev.caravan.example.cli.eval;

import org.jspecify.annotations.NullMarked;
