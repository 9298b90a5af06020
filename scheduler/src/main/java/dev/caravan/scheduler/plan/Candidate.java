package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ResourceShare;

/**
 * An allocation that could give its room to one of a more urgent job.
 *
 * @param id its id
 * @param share what it holds
 * @param priority of its job
 * @param maxParallel how many of its group may be moved at a time, by its {@code migrate} block; 0
 *     if it says nothing
 * @param alreadyPreempted how many of its group the plan preempts already
 */
record Candidate(
    AllocationId id, ResourceShare share, int priority, int maxParallel, int alreadyPreempted) {}
