package dev.caravan.core.view;

import java.util.List;
import java.util.Locale;

/** Amounts of memory and disk as text. */
public final class Bytes {
  private static final int STEP = 1024;
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

  private Bytes() {}

  /** With one decimal below ten, none above: {@code 4.0 GiB}, {@code 116 KiB}, {@code 5 B}. */
  public static String ofBytes(long bytes) {
    if (bytes < 10) {
      return bytes + " B";
    }
    double amount = bytes;
    int unit = 0;
    while (amount >= STEP) {
      amount /= STEP;
      unit++;
    }
    double rounded = Math.floor(amount * 10 + 0.5) / 10;
    String format = rounded < 10 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, format, rounded, UNITS.get(unit));
  }

  /** The same, of an amount in MiB. */
  public static String ofMebibytes(long mebibytes) {
    return ofBytes(mebibytes * STEP * STEP);
  }
}
