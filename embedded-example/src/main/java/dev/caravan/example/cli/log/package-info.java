/** Commands on the log as a whole: copies of it, whether it is sound, and what is old of it. */
@NullMarked
package dev.caravan.example.cli.log;

import org.jspecify.annotations.NullMarked;
