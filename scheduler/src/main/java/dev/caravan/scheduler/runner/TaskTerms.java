package dev.caravan.scheduler.runner;

import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RestartPolicy;
import java.time.Duration;

/**
 * What a job declares of a task's life.
 *
 * @param type decides whether a good end is the end
 * @param restart what happens when it ends
 * @param killTimeout how long it has between being asked to end and its end
 */
record TaskTerms(JobType type, RestartPolicy restart, Duration killTimeout) {}
