package dev.caravan.core.model;

/**
 * What an evaluation wants to do with a task group, counted.
 *
 * @param ignore allocations left as they are
 * @param place new allocations
 * @param migrate allocations moved off a draining node
 * @param stop allocations stopped
 * @param inPlaceUpdate allocations changed while they run
 * @param destructiveUpdate allocations replaced
 * @param canary new allocations tried beside the old ones
 */
public record DesiredUpdates(
    int ignore,
    int place,
    int migrate,
    int stop,
    int inPlaceUpdate,
    int destructiveUpdate,
    int canary) {

  /** Nothing wanted. */
  public static final DesiredUpdates NONE = new DesiredUpdates(0, 0, 0, 0, 0, 0, 0);

  /** The same, and this many stopped beside. */
  public DesiredUpdates stoppingMore(int more) {
    return new DesiredUpdates(
        ignore, place, migrate, stop + more, inPlaceUpdate, destructiveUpdate, canary);
  }
}
