package dev.caravan.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComputedClassTest {

  private static ComputedClass of(
      String name, String datacenter, Map<String, String> attributes, Map<String, String> meta) {
    return ComputedClass.of(
        new NodeSpec(
            name,
            datacenter,
            "",
            "127.0.0.1",
            attributes,
            meta,
            NodeResources.of(name.length(), 1, 1),
            List.of("docker")));
  }

  @Test
  void nodesThatNoRuleCanTellApartAreOfOneClass() {
    ComputedClass one =
        of("a", "dc1", Map.of("kernel.name", "linux", "unique.hostname", "a"), Map.of());
    ComputedClass other =
        of("longer", "dc1", Map.of("kernel.name", "linux", "unique.hostname", "b"), Map.of());

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
  }

  @Test
  void whatNodesSayTellsThemApart() {
    assertThat(of("a", "dc1", Map.of("x", "1"), Map.of()))
        .isNotEqualTo(of("a", "dc2", Map.of("x", "1"), Map.of()))
        .isNotEqualTo(of("a", "dc1", Map.of("x", "2"), Map.of()))
        .isNotEqualTo(of("a", "dc1", Map.of(), Map.of("x", "1")));
  }
}
