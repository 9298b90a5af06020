/** Whether a task group fits a node, or why not. Pure. */
@NullMarked
package dev.caravan.scheduler.feasibility;

import org.jspecify.annotations.NullMarked;
