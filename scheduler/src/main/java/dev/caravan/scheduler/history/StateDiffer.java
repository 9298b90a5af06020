package dev.caravan.scheduler.history;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.Views;
import dev.caravan.scheduler.history.StateDiff.Change;
import dev.caravan.scheduler.history.StateDiff.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares two states by what people look at: where things are, and how they are. */
public final class StateDiffer {
  private final ClusterState before;
  private final ClusterState after;
  private final List<Change> changes = new ArrayList<>();

  private StateDiffer(ClusterState before, ClusterState after) {
    this.before = before;
    this.after = after;
  }

  /** What changed from one state to the other. */
  public static StateDiff diff(ClusterState before, ClusterState after) {
    StateDiffer differ = new StateDiffer(before, after);
    differ.compare(
        Kind.JOB,
        ClusterState::jobs,
        job -> job.job().id().toString(),
        job -> job.job().id().value(),
        StateDiffer::job);
    differ.compare(
        Kind.DEPLOYMENT,
        ClusterState::deployments,
        one -> one.id().value(),
        one -> one.jobId().value(),
        (state, one) -> deployment(one));
    differ.compare(
        Kind.ALLOCATION,
        ClusterState::allocations,
        one -> one.id().value(),
        Allocation::name,
        (state, one) -> allocation(one));
    differ.compare(
        Kind.NODE,
        ClusterState::nodes,
        one -> one.id().value(),
        one -> one.spec().name(),
        (state, one) -> node(one));
    return new StateDiff(before.position(), after.position(), differ.changes);
  }

  /** How a thing is, in a few words. */
  private interface Words<T> {
    String of(ClusterState state, T thing);
  }

  private <T> void compare(
      Kind kind,
      Function<ClusterState, Collection<T>> table,
      Function<T, String> id,
      Function<T, String> name,
      Words<T> words) {
    Map<String, T> old = byId(table.apply(before), id);
    Map<String, T> now = byId(table.apply(after), id);
    TreeSet<String> ids = new TreeSet<>(old.keySet());
    ids.addAll(now.keySet());
    for (String each : ids) {
      T was = old.get(each);
      T is = now.get(each);
      String wordsBefore = was == null ? null : words.of(before, was);
      String wordsAfter = is == null ? null : words.of(after, is);
      if (wordsBefore == null || !wordsBefore.equals(wordsAfter)) {
        changes.add(
            new Change(kind, each, name.apply(is == null ? was : is), wordsBefore, wordsAfter));
      }
    }
  }

  private static <T> Map<String, T> byId(Collection<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.toMap(id, one -> one, (a, b) -> b, LinkedHashMap::new));
  }

  private static String job(ClusterState state, RegisteredJob job) {
    return Views.jobStatus(state, job).statusText() + ", version " + job.version();
  }

  private static String deployment(Deployment deployment) {
    return deployment.status().word() + ", version " + deployment.jobVersion();
  }

  private static String allocation(Allocation one) {
    return "%s/%s, version %d, on %s"
        .formatted(
            one.desiredStatus().word(),
            one.clientStatus().word(),
            one.jobVersion(),
            one.nodeName());
  }

  private static String node(Node node) {
    return node.status().word() + (node.acceptsPlacements() ? ", eligible" : ", ineligible");
  }
}
