package dev.caravan.example.output;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** How far a roll-out is. */
public final class DeploymentStatusText {
  private static final String NOT_APPLICABLE = "N/A";

  private DeploymentStatusText() {}

  /** A deployment as {@code deployment status} prints it. */
  public static String render(Deployment deployment) {
    String header =
        new KeyValues()
            .with("ID", deployment.id().shortId())
            .with("Job ID", deployment.jobId().value())
            .with("Job Version", deployment.jobVersion())
            .with("Status", deployment.status().word())
            .with("Description", deployment.statusDescription())
            .render();
    return header + "\n\n" + deployed(deployment);
  }

  /** Deployments in the order given, as {@code deployment list} prints them. */
  public static String list(Collection<Deployment> deployments) {
    if (deployments.isEmpty()) {
      return "No deployments found";
    }
    Table table = Table.of("ID", "Job ID", "Job Version", "Status", "Description");
    for (Deployment deployment : deployments) {
      table.row(
          deployment.id().shortId(),
          deployment.jobId().value(),
          deployment.jobVersion(),
          deployment.status().word(),
          deployment.statusDescription());
    }
    return table.render();
  }

  /** A deployment as the status of its job shows it. */
  static String latest(Deployment deployment) {
    String header =
        new KeyValues()
            .with("ID", deployment.id().shortId())
            .with("Status", deployment.status().word())
            .with("Description", deployment.statusDescription())
            .render();
    return "Latest Deployment\n" + header + "\n\n" + deployed(deployment);
  }

  private static String deployed(Deployment deployment) {
    Columns columns = Columns.of(deployment.groups().values());
    Table table = Table.of(columns.headings().toArray(new String[0]));
    new TreeMap<>(deployment.groups())
        .forEach((group, progress) -> table.row(columns.cells(group, progress).toArray()));
    return "Deployed\n" + table.render();
  }

  /** Which columns there is something to say in. */
  private record Columns(boolean autoRevert, boolean canaries, boolean deadline) {
    static Columns of(Collection<GroupProgress> groups) {
      return new Columns(
          groups.stream().anyMatch(group -> group.goal().autoRevert()),
          groups.stream().anyMatch(Columns::hasCanaries),
          groups.stream().anyMatch(group -> !group.goal().progressDeadline().isZero()));
    }

    private static boolean hasCanaries(GroupProgress group) {
      return group.goal().desiredCanaries() > 0;
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

    List<Object> cells(String name, GroupProgress group) {
      boolean hasCanaries = hasCanaries(group);
      List<Object> cells = new ArrayList<>(List.of(name));
      addIf(autoRevert, cells, group.goal().autoRevert());
      addIf(canaries, cells, hasCanaries ? group.promoted() : NOT_APPLICABLE);
      cells.add(group.goal().desiredTotal());
      addIf(canaries, cells, hasCanaries ? group.goal().desiredCanaries() : NOT_APPLICABLE);
      cells.addAll(List.of(group.placed(), group.healthy(), group.unhealthy()));
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
