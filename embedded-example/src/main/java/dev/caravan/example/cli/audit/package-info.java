/** Commands that read the log back. */
@NullMarked
package dev.caravan.example.cli.audit;

import org.jspecify.annotations.NullMarked;
