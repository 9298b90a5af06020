package dev.caravan.core.jobspec.syntax;

import java.util.List;

/**
 * What a block, or a whole text, contains.
 *
 * @param attributes in the order of the text; no name occurs twice
 * @param blocks in the order of the text
 * @param verbatim fields of Nomad's API that are kept as they are written; only JSON has them
 */
public record Body(List<Attribute> attributes, List<Block> blocks, List<Attribute> verbatim) {
  public Body {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
    verbatim = List.copyOf(verbatim);
  }

  /** A body without fields of Nomad's API. */
  public Body(List<Attribute> attributes, List<Block> blocks) {
    this(attributes, blocks, List.of());
  }
}
