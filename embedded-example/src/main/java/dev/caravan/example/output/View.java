package dev.caravan.example.output;

import dev.caravan.core.diff.TextStyle;
import dev.caravan.core.diff.TextStyle.Paint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How things are shown.
 *
 * @param style whether with colours
 * @param verbose whether with all there is to tell: whole ids, points in time instead of ages
 * @param now what ages are counted from
 */
public record View(TextStyle style, boolean verbose, Instant now) {

  /** The short form without colours. */
  public static View plain(Instant now) {
    return new View(TextStyle.PLAIN, false, now);
  }

  String id(String id) {
    return Ids.verbose(verbose).of(id);
  }

  String heading(String text) {
    return style.paint(text, Paint.BOLD);
  }

  /** An age, or the point in time. */
  String time(@Nullable Instant time) {
    return verbose || time == null ? Times.utc(time) : RelativeTime.of(time, now);
  }
}
