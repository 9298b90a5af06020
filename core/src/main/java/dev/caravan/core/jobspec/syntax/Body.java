package dev.caravan.core.jobspec.syntax;

import java.util.List;

/**
 * What a block, or a whole text, contains.
 *
 * @param attributes in the order of the text; no name occurs twice
 * @param blocks in the order of the text
 */
public record Body(List<Attribute> attributes, List<Block> blocks) {
  public Body {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }
}
