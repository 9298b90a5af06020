package dev.caravan.core.jobspec.hcl;

import java.util.ArrayList;
import java.util.List;

/** Takes away the space in templates that is there for the eye only. */
final class Spaces {
  private Spaces() {}

  /** Follows trim markers: <code>${~ x ~}</code>. In heredocs they reach to the line's end. */
  static List<Piece> trim(List<Piece> pieces) {
    List<Piece> trimmed = new ArrayList<>(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Piece.Sequence sequence) {
        if (sequence.trimsLeft() && i > 0 && trimmed.get(i - 1) instanceof Piece.Words words) {
          trimmed.set(i - 1, new Piece.Words(words.text().stripTrailing()));
        }
        if (sequence.trimsRight()
            && i + 1 < pieces.size()
            && trimmed.get(i + 1) instanceof Piece.Words words) {
          trimmed.set(i + 1, new Piece.Words(words.text().stripLeading()));
        }
      }
    }
    return trimmed;
  }

  /** Takes the common indentation of the lines away; blank ones neither count nor change. */
  static List<Piece> dedent(List<Piece> pieces) {
    int common = Integer.MAX_VALUE;
    for (int i = 0; i < pieces.size(); i++) {
      if (startsLine(pieces, i)) {
        common = Math.min(common, indent(pieces, i));
      }
    }
    List<Piece> dedented = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean indented = startsLine(pieces, i) && pieces.get(i) instanceof Piece.Words;
      dedented.add(indented ? cut(pieces.get(i), common) : pieces.get(i));
    }
    return dedented;
  }

  /** Whether a line that counts starts here: not after a line break that was trimmed away. */
  private static boolean startsLine(List<Piece> pieces, int at) {
    boolean afterBreak =
        at == 0 || (pieces.get(at - 1) instanceof Piece.Words words && words.text().endsWith("\n"));
    return afterBreak && !(pieces.get(at) instanceof Piece.Words line && isBlankLine(line.text()));
  }

  private static boolean isBlankLine(String text) {
    return text.isBlank() && text.endsWith("\n");
  }

  private static int indent(List<Piece> pieces, int at) {
    if (!(pieces.get(at) instanceof Piece.Words words)) {
      return 0;
    }
    return words.text().length() - words.text().stripLeading().length();
  }

  private static Piece cut(Piece line, int common) {
    return new Piece.Words(((Piece.Words) line).text().substring(common));
  }
}
