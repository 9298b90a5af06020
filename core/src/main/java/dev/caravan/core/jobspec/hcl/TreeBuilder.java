package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.UniqueNames;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Turns hcl4j's view of rewritten text back into what the file says. */
final class TreeBuilder {
  private final SourceMap map;
  private final Consumer<Flaw> flaws;

  TreeBuilder(SourceMap map, Consumer<Flaw> flaws) {
    this.map = map;
    this.flaws = flaws;
  }

  /** What is in this place. */
  Body body(Map<?, ?> structure, Place place) {
    List<Attribute> attributes = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    structure.forEach(
        (key, content) -> {
          if (map.isHeader((String) key)) {
            blocks.add(block((String) key, (Map<?, ?>) content, place));
          } else {
            attributes.add(attribute((String) key, content, place));
          }
        });
    return new Body(UniqueNames.of(attributes, place, flaws), blocks);
  }

  private Block block(String key, Map<?, ?> content, Place outer) {
    SourceMap.Header header = map.header(key);
    Place place = outer.within(header.type(), header.labels());
    return new Block(header.type(), header.labels(), body(content, place), header.position());
  }

  private Attribute attribute(String key, Object content, Place place) {
    SourceMap.Name name = map.name(key);
    return new Attribute(name.text(), name.position(), value(content, name.valuePosition(), place));
  }

  private Value value(Object content, Position position, Place place) {
    if (content instanceof Map<?, ?> fields) {
      return new Value.Fields(body(fields, place).attributes(), position);
    }
    if (content instanceof List<?> items) {
      return new Value.Items(
          items.stream().map(item -> value(item, position, place)).toList(), position);
    }
    return map.value((String) content);
  }
}
