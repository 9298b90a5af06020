package dev.caravan.example.output;

import dev.caravan.example.api.NodePool;
import java.util.List;

/** Node pools, as Nomad shows them. */
public final class NodePoolText {
  private NodePoolText() {}

  /** As {@code node pool list} prints them. */
  public static String list(List<NodePool> pools) {
    Table table = Table.of("Name", "Description");
    pools.forEach(pool -> table.row(pool.name(), pool.description()));
    return table.render();
  }

  /** As {@code node pool info} prints one. */
  public static String info(NodePool pool) {
    String head =
        new KeyValues().with("Name", pool.name()).with("Description", pool.description()).render();
    return String.join(
        "\n",
        head,
        "",
        pool.meta().isEmpty() ? "No metadata" : "Metadata\n" + meta(pool),
        "",
        "No scheduler configuration");
  }

  private static String meta(NodePool pool) {
    KeyValues lines = new KeyValues();
    pool.meta().forEach(lines::with);
    return lines.render();
  }
}
