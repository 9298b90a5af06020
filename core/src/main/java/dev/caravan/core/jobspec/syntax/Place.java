package dev.caravan.core.jobspec.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of a job, however the job was made.
 *
 * @param parent the block around it; null at the top
 * @param type its type
 * @param label its label; null if it has none
 * @param index how many of this type and label are before it in its parent
 */
public record Place(@Nullable Place parent, String type, @Nullable String label, int index) {

  /** What is outside all blocks. */
  public static final Place TOP = new Place(null, "", null, 0);

  private static final int MAX_LABEL = 60;

  /** A block in this one that has a label. */
  public Place labelled(String blockType, String blockLabel, int number) {
    return new Place(this, blockType, blockLabel, number);
  }

  /** A block in this one that has no label. */
  public Place plain(String blockType, int number) {
    return new Place(this, blockType, null, number);
  }

  /** A block in this one that has no label and occurs once. */
  public Place only(String blockType) {
    return plain(blockType, 0);
  }

  /** A block in this one, of which there may be others of the same type and label. */
  public Place within(String blockType, List<Label> labels) {
    return labels.isEmpty() ? only(blockType) : labelled(blockType, labels.get(0).text(), 0);
  }

  /** A block of the same type and label in the same parent. */
  public Place sibling(int number) {
    return new Place(parent, type, label, number);
  }

  /** The path that problems show: {@code job "example" > group "cache"}; empty at the top. */
  @Override
  public String toString() {
    String self = label == null ? type : type + " \"" + printable(label) + "\"";
    return parent == null || parent.type.isEmpty() ? self : parent + " > " + self;
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.chars()
        .limit(MAX_LABEL)
        .forEach(c -> out.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : (char) c));
    return text.length() <= MAX_LABEL ? out.toString() : out + "…";
  }
}
