package dev.caravan.core.jobspec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Label;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a file says as HCL in the form of JSON. */
final class HclJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private HclJson() {}

  static String write(Body body) {
    try {
      return MAPPER.writeValueAsString(object(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> object(Body body) {
    Map<String, Object> object = fields(body.attributes());
    Map<String, List<Object>> blocks = new LinkedHashMap<>();
    for (Block block : body.blocks()) {
      blocks.computeIfAbsent(block.type(), type -> new ArrayList<>()).add(block(block));
    }
    object.putAll(blocks);
    return object;
  }

  private static Map<String, Object> block(Block block) {
    Map<String, Object> object = object(block.body());
    List<Label> labels = block.labels();
    for (int i = labels.size() - 1; i >= 0; i--) {
      object = Map.of(labels.get(i).text(), List.of(object));
    }
    return object;
  }

  private static Map<String, Object> fields(List<Attribute> attributes) {
    Map<String, Object> fields = new LinkedHashMap<>();
    attributes.forEach(attribute -> fields.put(attribute.name(), plain(attribute.value())));
    return fields;
  }

  private static @Nullable Object plain(Value value) {
    if (value instanceof Value.Text text) {
      return text.text().replace("${", "$${").replace("%{", "%%{");
    } else if (value instanceof Value.Numeral numeral) {
      return numeral.number();
    } else if (value instanceof Value.Flag flag) {
      return flag.flag();
    } else if (value instanceof Value.Items items) {
      return items.values().stream().map(HclJson::plain).toList();
    } else if (value instanceof Value.Fields fields) {
      return fields(fields.attributes());
    }
    return null;
  }
}
