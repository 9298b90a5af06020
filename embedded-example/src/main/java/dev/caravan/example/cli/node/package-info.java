/** Commands on nodes. */
@NullMarked
package dev.caravan.example.cli.node;

import org.jspecify.annotations.NullMarked;
