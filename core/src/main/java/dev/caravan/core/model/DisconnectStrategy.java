package dev.caravan.core.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of allocations whose node is not heard of any more.
 *
 * @param lostAfter how long they count as unknown before they are lost; null for not at all
 * @param stopOnClientAfter after how long the node itself stops them; null for never
 * @param replace whether they are replaced while they are unknown
 * @param reconcile which one stays when the node comes back
 */
public record DisconnectStrategy(
    @Nullable Duration lostAfter,
    @Nullable Duration stopOnClientAfter,
    boolean replace,
    Reconcile reconcile) {

  /** Which allocation stays when a node comes back and a replacement runs. */
  public enum Reconcile {
    KEEP_ORIGINAL("keep_original"),
    KEEP_REPLACEMENT("keep_replacement"),
    BEST_SCORE("best_score"),
    LONGEST_RUNNING("longest_running");

    private final String word;

    Reconcile(String word) {
      this.word = word;
    }

    /** The word that job files use. */
    public String word() {
      return word;
    }
  }
}
