package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Label;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text being read, with its lines, and what was found wrong with it. */
final class Source {
  private final String text;
  private final Dialect dialect;
  private final int[] lineStarts;
  private final @Nullable Position only;
  private final List<Flaw> structureFlaws = new ArrayList<>();
  private final List<Flaw> valueFlaws = new ArrayList<>();
  private Place place;

  Source(String text, Dialect dialect) {
    this(text, dialect, lineStarts(text), null, Place.TOP);
  }

  /** A text all of which is at one position, as far as people are told. */
  Source(String text, Dialect dialect, Position only) {
    this(text, dialect, new int[0], only, Place.TOP);
  }

  private Source(
      String text, Dialect dialect, int[] lineStarts, @Nullable Position only, Place place) {
    this.text = text;
    this.dialect = dialect;
    this.lineStarts = lineStarts;
    this.only = only;
    this.place = place;
  }

  /** The same text, at the same place, with flaws of its own: for a part that may be no HCL. */
  Source attempt() {
    return new Source(text, dialect, lineStarts, only, place);
  }

  /** Takes over what was found wrong in an attempt. */
  void adopt(Source attempt) {
    structureFlaws.addAll(attempt.structureFlaws);
    valueFlaws.addAll(attempt.valueFlaws);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts = lines < starts.length ? starts : Arrays.copyOf(starts, lines * 2);
      starts[lines++] = at + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  boolean isHcl1() {
    return dialect == Dialect.HCL1;
  }

  String text() {
    return text;
  }

  String text(Token token) {
    return text.substring(token.start(), token.end());
  }

  int length() {
    return text.length();
  }

  /** The character at this offset; a zero character after the end. */
  char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  boolean startsWith(String prefix, int offset) {
    return text.startsWith(prefix, offset);
  }

  Position position(int offset) {
    if (only != null) {
      return only;
    }
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - lineStarts[line] + 1);
  }

  Position position(Token token) {
    return position(token.start());
  }

  /** What is read from now on is in this block. */
  void enter(String type, List<Label> labels) {
    place = place.within(type, labels);
  }

  /** What is read from now on is after this block. */
  void leave() {
    place = Objects.requireNonNull(place.parent(), "left more blocks than entered");
  }

  /** Something that makes the structure of the text unclear. */
  void structureFlaw(int offset, String message) {
    structureFlaws.add(new Flaw(position(offset), place, message));
  }

  /** A value that cannot be read; the structure is clear all the same. */
  void valueFlaw(Position position, String message) {
    valueFlaw(new Flaw(position, place, message));
  }

  void valueFlaw(Flaw flaw) {
    valueFlaws.add(flaw);
  }

  boolean isBroken() {
    return !structureFlaws.isEmpty();
  }

  /** All flaws so far, of both kinds. */
  List<Flaw> flaws() {
    List<Flaw> all = new ArrayList<>(structureFlaws);
    all.addAll(valueFlaws);
    return all;
  }
}
