/** What the words mean: jobs and the things a job becomes, as immutable values. */
@NullMarked
package dev.caravan.core.model;

import org.jspecify.annotations.NullMarked;
