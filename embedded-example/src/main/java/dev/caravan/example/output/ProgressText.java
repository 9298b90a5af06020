package dev.caravan.example.output;

/** How far something is. */
public final class ProgressText {
  private static final int WIDTH = 40;

  private ProgressText() {}

  /** A bar, and the number in percent. */
  public static String bar(long done, long total) {
    long all = Math.max(1, total);
    int full = Math.toIntExact(WIDTH * done / all);
    return "[%s%s] %3d%%".formatted("=".repeat(full), " ".repeat(WIDTH - full), 100 * done / all);
  }
}
