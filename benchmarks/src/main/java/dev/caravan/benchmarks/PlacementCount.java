package dev.caravan.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts placements: the rate of {@code placements} is what is asked for. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class PlacementCount {
  /** How many allocations have been placed. */
  public long placements;
}
