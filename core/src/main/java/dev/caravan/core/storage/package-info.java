/** Where events are kept: in memory, or on SQLite in a data directory. */
@NullMarked
package dev.caravan.core.storage;

import org.jspecify.annotations.NullMarked;
