package dev.caravan.scheduler.runner;

import dev.caravan.core.model.RestartPolicy;
import java.time.Duration;

/**
 * What a job declares of a task's life.
 *
 * @param restartsOnSuccess whether it is started again after a good end
 * @param restart what happens when it ends
 * @param killTimeout how long it has between being asked to end and its end
 * @param shutdownDelay how long it goes on before it is asked to end
 */
record TaskTerms(
    boolean restartsOnSuccess,
    RestartPolicy restart,
    Duration killTimeout,
    Duration shutdownDelay) {}
