package dev.caravan.core.diff;

import dev.caravan.core.diff.TextStyle.Paint;
import java.util.Map;

/** The colours that Nomad gives to the parts of a diff. */
final class DiffColors {
  private static final String FORCES = "forces ";

  private static final Map<String, Paint> UPDATES =
      Map.of(
          "create", Paint.GREEN,
          "destroy", Paint.RED,
          "migrate", Paint.BLUE,
          "in-place update", Paint.CYAN,
          "create/destroy update", Paint.YELLOW,
          "canary", Paint.LIGHT_YELLOW);

  private final TextStyle style;

  DiffColors(TextStyle style) {
    this.style = style;
  }

  /** What marks something added, deleted or edited; empty for what is neither. */
  static String sign(DiffType type) {
    return switch (type) {
      case NONE -> "";
      case ADDED -> "+";
      case DELETED -> "-";
      case EDITED -> "+/-";
    };
  }

  String marker(DiffType type) {
    return switch (type) {
      case NONE -> "";
      case ADDED -> style.paint(sign(type), Paint.GREEN);
      case DELETED -> style.paint(sign(type), Paint.RED);
      case EDITED -> style.paint(sign(type), Paint.LIGHT_YELLOW);
    };
  }

  String heading(String text) {
    return style.paint(text, Paint.BOLD);
  }

  /** How often something is done to a group's allocations. */
  String update(int count, String what) {
    return paint(count + " " + what, what);
  }

  /** What a change forces. */
  String annotation(String text) {
    return text.startsWith(FORCES) ? paint(text, text.substring(FORCES.length())) : text;
  }

  private String paint(String text, String update) {
    Paint paint = UPDATES.get(update);
    return paint == null ? text : style.paint(text, paint);
  }
}
