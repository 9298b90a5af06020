/** Commands on how the cluster as a whole is run. */
@NullMarked
package dev.caravan.example.cli.operator;

import org.jspecify.annotations.NullMarked;
