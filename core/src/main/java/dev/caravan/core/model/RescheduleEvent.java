package dev.caravan.core.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A failed allocation was replaced by another one.
 *
 * @param time when it was replaced
 * @param previousAllocation the one that failed
 * @param previousNode where it failed
 * @param delay how long the replacement had to wait for
 */
public record RescheduleEvent(
    Instant time, AllocationId previousAllocation, NodeId previousNode, Duration delay) {}
