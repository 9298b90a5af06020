package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Flaw;
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

  Body body(Map<?, ?> structure) {
    List<Attribute> attributes = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    structure.forEach(
        (key, content) -> {
          if (map.isHeader((String) key)) {
            blocks.add(block((String) key, (Map<?, ?>) content));
          } else {
            attributes.add(attribute((String) key, content));
          }
        });
    return new Body(UniqueNames.of(attributes, flaws), blocks);
  }

  private Block block(String key, Map<?, ?> content) {
    SourceMap.Header header = map.header(key);
    return new Block(header.type(), header.labels(), body(content), header.position());
  }

  private Attribute attribute(String key, Object content) {
    SourceMap.Name name = map.name(key);
    return new Attribute(name.text(), name.position(), value(content, name.valuePosition()));
  }

  private Value value(Object content, Position position) {
    if (content instanceof Map<?, ?> fields) {
      return new Value.Fields(body(fields).attributes(), position);
    }
    if (content instanceof List<?> items) {
      return new Value.Items(items.stream().map(item -> value(item, position)).toList(), position);
    }
    return map.value((String) content);
  }
}
