package dev.caravan.core.view;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import org.jspecify.annotations.Nullable;

/**
 * An allocation as {@code alloc status} shows it.
 *
 * @param allocation the allocation
 * @param job the declaration of the job that it runs; null if the job was purged
 */
public record AllocationStatus(Allocation allocation, @Nullable Job job) {}
