package dev.caravan.core.jobspec.syntax;

import java.util.List;

/**
 * A block: {@code group "cache" { … }}.
 *
 * @param type its first word
 * @param labels what follows the first word
 * @param body what is between the braces
 * @param position where its first word is
 */
public record Block(String type, List<Label> labels, Body body, Position position) {
  public Block {
    labels = List.copyOf(labels);
  }
}
