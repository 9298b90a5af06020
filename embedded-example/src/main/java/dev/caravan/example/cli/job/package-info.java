/** Commands on jobs. */
@NullMarked
package dev.caravan.example.cli.job;

import org.jspecify.annotations.NullMarked;
