package dev.caravan.core.jobspec.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.jobspec.SpecificationTable;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapeTest {

  @Test
  void whatJsonJobsMayHoldIsInTheTableOfKeys() {
    assertThat(keys(Shape.JOB))
        .contains("job > priority", "task > driver", "port > static")
        .isSubsetOf(SpecificationTable.keys());
  }

  private static Set<String> keys(Shape shape) {
    Set<String> keys = new LinkedHashSet<>();
    shape.fields().values().forEach(field -> add(shape.type(), field, keys));
    return keys;
  }

  private static void add(String block, Shape.Field field, Set<String> keys) {
    if (field instanceof Shape.AttributeField attribute) {
      keys.add(block + " > " + attribute.name());
    } else if (field instanceof Shape.BlockField nested) {
      addBlock(block, nested.shape(), keys);
    } else if (field instanceof Shape.OptionalBlockField nested) {
      addBlock(block, nested.shape(), keys);
    } else if (field instanceof Shape.BlocksField nested) {
      addBlock(block, nested.shape(), keys);
    }
  }

  private static void addBlock(String block, Shape shape, Set<String> keys) {
    keys.add(block + " > " + shape.type());
    keys.addAll(keys(shape));
  }
}
