package dev.caravan.scheduler.reconcile;

/** What a new declaration means for an allocation of an older one. */
enum UpdateKind {
  /** Nothing. */
  IGNORE,
  /** It goes on and takes the new declaration over. */
  IN_PLACE,
  /** It has to be replaced. */
  DESTRUCTIVE
}
