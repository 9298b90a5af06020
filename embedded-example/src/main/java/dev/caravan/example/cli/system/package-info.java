/** Commands on the whole of an agent. */
@NullMarked
package dev.caravan.example.cli.system;

import org.jspecify.annotations.NullMarked;
