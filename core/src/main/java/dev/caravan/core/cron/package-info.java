/** When periodic jobs are launched, by their cron expressions and time zones. */
@NullMarked
package dev.caravan.core.cron;

import org.jspecify.annotations.NullMarked;
