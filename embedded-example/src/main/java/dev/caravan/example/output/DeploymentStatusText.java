package dev.caravan.example.output;

import dev.caravan.example.api.Deployment;
import dev.caravan.example.api.Deployment.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** How far a roll-out is. */
public final class DeploymentStatusText {
  private static final String NOT_APPLICABLE = "N/A";

  private DeploymentStatusText() {}

  /** A deployment as {@code deployment status} prints it. */
  public static String render(Deployment deployment, View view) {
    String header =
        new KeyValues()
            .with("ID", view.id(deployment.id()))
            .with("Job ID", deployment.jobId())
            .with("Job Version", deployment.jobVersion())
            .with("Status", deployment.status())
            .with("Description", deployment.statusDescription())
            .render();
    return header + deployed(deployment, view);
  }

  /** Deployments in the order given, as {@code deployment list} prints them. */
  public static String list(Collection<Deployment> deployments, View view) {
    if (deployments.isEmpty()) {
      return "No deployments found";
    }
    Table table = Table.of("ID", "Job ID", "Job Version", "Status", "Description");
    for (Deployment deployment : deployments) {
      table.row(
          view.id(deployment.id()),
          deployment.jobId(),
          deployment.jobVersion(),
          deployment.status(),
          deployment.statusDescription());
    }
    return table.render();
  }

  /** A deployment as the status of its job shows it. */
  static String latest(Deployment deployment, View view) {
    String header =
        new KeyValues()
            .with("ID", view.id(deployment.id()))
            .with("Status", deployment.status())
            .with("Description", deployment.statusDescription())
            .render();
    return view.heading("Latest Deployment") + "\n" + header + deployed(deployment, view);
  }

  private static String deployed(Deployment deployment, View view) {
    if (deployment.taskGroups().isEmpty()) {
      return "";
    }
    Columns columns = Columns.of(deployment.taskGroups().values());
    Table table = Table.of(columns.headings().toArray(new String[0]));
    new TreeMap<>(deployment.taskGroups())
        .forEach((group, progress) -> table.row(columns.cells(group, progress).toArray()));
    return "\n\n" + view.heading("Deployed") + "\n" + table.render();
  }

  /** Which columns there is something to say in. */
  private record Columns(boolean autoRevert, boolean canaries, boolean deadline) {
    static Columns of(Collection<Group> groups) {
      return new Columns(
          groups.stream().anyMatch(Group::autoRevert),
          groups.stream().anyMatch(Columns::hasCanaries),
          groups.stream().anyMatch(Columns::hasDeadline));
    }

    private static boolean hasCanaries(Group group) {
      return group.desiredCanaries() > 0;
    }

    private static boolean hasDeadline(Group group) {
      return group.progressDeadline() != null && !group.progressDeadline().isZero();
    }

    List<String> headings() {
      List<String> headings = new ArrayList<>(List.of("Task Group"));
      addIf(autoRevert, headings, "Auto Revert");
      addIf(canaries, headings, "Promoted");
      headings.add("Desired");
      addIf(canaries, headings, "Canaries");
      headings.addAll(List.of("Placed", "Healthy", "Unhealthy"));
      addIf(deadline, headings, "Progress Deadline");
      return headings;
    }

    List<Object> cells(String name, Group group) {
      boolean hasCanaries = hasCanaries(group);
      List<Object> cells = new ArrayList<>(List.of(name));
      addIf(autoRevert, cells, group.autoRevert());
      addIf(canaries, cells, hasCanaries ? group.promoted() : NOT_APPLICABLE);
      cells.add(group.desiredTotal());
      addIf(canaries, cells, hasCanaries ? group.desiredCanaries() : NOT_APPLICABLE);
      cells.addAll(List.of(group.placedAllocs(), group.healthyAllocs(), group.unhealthyAllocs()));
      addIf(deadline, cells, Times.utc(group.requireProgressBy()));
      return cells;
    }

    private static <T> void addIf(boolean shown, List<T> cells, T cell) {
      if (shown) {
        cells.add(cell);
      }
    }
  }
}
