package dev.caravan.example.output;

import dev.caravan.example.api.Allocation;
import java.util.List;

/** Allocations as a table, in the order given. */
public final class AllocationListText {
  private AllocationListText() {}

  /** The table, or that there are none. */
  public static String render(List<Allocation> allocations, View view) {
    if (allocations.isEmpty()) {
      return "No allocations placed";
    }
    Table table = view.verbose() ? whole() : brief();
    for (Allocation allocation : allocations) {
      table.row(view.verbose() ? wholeRow(allocation, view) : briefRow(allocation, view));
    }
    return table.render();
  }

  private static Table brief() {
    return Table.of(
        "ID", "Node ID", "Task Group", "Version", "Desired", "Status", "Created", "Modified");
  }

  private static Object[] briefRow(Allocation allocation, View view) {
    return new Object[] {
      view.id(allocation.id()),
      view.id(allocation.nodeId()),
      allocation.taskGroup(),
      allocation.version(),
      allocation.desiredStatus(),
      allocation.clientStatus(),
      view.time(allocation.createTime()),
      view.time(allocation.modifyTime())
    };
  }

  private static Table whole() {
    return Table.of(
        "ID",
        "Eval ID",
        "Node ID",
        "Node Name",
        "Task Group",
        "Version",
        "Desired",
        "Status",
        "Created",
        "Modified");
  }

  private static Object[] wholeRow(Allocation allocation, View view) {
    return new Object[] {
      view.id(allocation.id()),
      view.id(allocation.evalId()),
      view.id(allocation.nodeId()),
      allocation.nodeName(),
      allocation.taskGroup(),
      allocation.version(),
      allocation.desiredStatus(),
      allocation.clientStatus(),
      view.time(allocation.createTime()),
      view.time(allocation.modifyTime())
    };
  }
}
