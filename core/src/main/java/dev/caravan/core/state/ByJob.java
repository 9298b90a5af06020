package dev.caravan.core.state;

import dev.caravan.core.model.JobId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The things of one kind that belong to each job. Immutable. */
final class ByJob<I extends Comparable<? super I>, V> {
  /** What there is to know of a kind of things. */
  record Kind<I, V>(Function<V, JobId> job, Function<V, I> id, ToLongFunction<V> createIndex) {}

  private final Kind<I, V> kind;
  private final PSortedMap<JobId, OfOneJob<I, V>> jobs;

  private ByJob(Kind<I, V> kind, PSortedMap<JobId, OfOneJob<I, V>> jobs) {
    this.kind = kind;
    this.jobs = jobs;
  }

  static <I extends Comparable<? super I>, V> ByJob<I, V> empty(Kind<I, V> kind) {
    return new ByJob<>(kind, TreePMap.empty());
  }

  /** There may be very many: they are sorted once, and not added one by one. */
  static <I extends Comparable<? super I>, V> ByJob<I, V> of(
      Kind<I, V> kind, Collection<V> things) {
    SortedMap<JobId, SortedMap<I, V>> sorted = new TreeMap<>();
    for (V thing : things) {
      sorted
          .computeIfAbsent(kind.job().apply(thing), job -> new TreeMap<>())
          .put(kind.id().apply(thing), thing);
    }
    SortedMap<JobId, OfOneJob<I, V>> jobs = new TreeMap<>();
    sorted.forEach((job, byId) -> jobs.put(job, new OfOneJob<>(TreePMap.fromSortedMap(byId))));
    return new ByJob<>(kind, TreePMap.fromSortedMap(jobs));
  }

  Set<JobId> jobs() {
    return jobs.keySet();
  }

  /**
   * Those of a job, oldest first, by the log: ids may lag behind. The same list, not only an equal
   * one, as long as nothing changes of any of them.
   */
  List<V> of(JobId job) {
    OfOneJob<I, V> things = jobs.get(job);
    return things == null ? List.of() : things.oldestFirst(kind.createIndex());
  }

  ByJob<I, V> with(V thing) {
    JobId job = kind.job().apply(thing);
    return new ByJob<>(kind, jobs.plus(job, things(job).with(kind.id().apply(thing), thing)));
  }

  ByJob<I, V> without(V thing) {
    JobId job = kind.job().apply(thing);
    OfOneJob<I, V> rest = things(job).without(kind.id().apply(thing));
    return new ByJob<>(kind, rest.isEmpty() ? jobs.minus(job) : jobs.plus(job, rest));
  }

  private OfOneJob<I, V> things(JobId job) {
    OfOneJob<I, V> things = jobs.get(job);
    return things == null ? new OfOneJob<>(TreePMap.<I, V>empty()) : things;
  }
}
