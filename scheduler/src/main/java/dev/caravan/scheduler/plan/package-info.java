/** What will be done: the wanted changes joined with the nodes chosen for them. Pure. */
@NullMarked
package dev.caravan.scheduler.plan;

import org.jspecify.annotations.NullMarked;
