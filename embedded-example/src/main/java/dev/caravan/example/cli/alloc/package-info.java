/** Commands on allocations. */
@NullMarked
package dev.caravan.example.cli.alloc;

import org.jspecify.annotations.NullMarked;
