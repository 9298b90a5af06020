package dev.caravan.core.state;

import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.StateParts.Remembered;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The jobs, which of them are children of which other one, and which are launched at times.
 *
 * @param children by parent, and by when they were first registered
 * @param collected what is remembered of jobs that were collected: of one that others may wait for,
 *     by its own id until that is registered anew; of the newest child, by its parent's
 */
record JobTable(
    PSortedMap<JobId, RegisteredJob> all,
    PSortedMap<JobId, PSortedMap<Long, JobId>> children,
    PSortedMap<JobId, RegisteredJob> launched,
    PSortedMap<JobId, CollectedJob> collected) {

  static final JobTable EMPTY =
      new JobTable(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  static JobTable of(Collection<RegisteredJob> jobs, Collection<Remembered> collected) {
    JobTable table = EMPTY;
    for (RegisteredJob job : jobs) {
      table = table.with(job);
    }
    for (Remembered one : collected) {
      table = table.withCollected(one.id(), one.job());
    }
    return table;
  }

  List<Remembered> remembered() {
    return collected.entrySet().stream()
        .map(entry -> new Remembered(entry.getKey(), entry.getValue()))
        .toList();
  }

  JobTable with(RegisteredJob job) {
    JobId id = job.job().id();
    return new JobTable(
        all.plus(id, job),
        job.job().parent().map(parent -> withChild(parent, job)).orElse(children),
        isLaunched(job) ? launched.plus(id, job) : launched.minus(id),
        all.containsKey(id) ? collected : collected.minus(id));
  }

  JobTable without(JobId id) {
    RegisteredJob job = all.get(id);
    return job == null
        ? this
        : new JobTable(
            all.minus(id),
            job.job().parent().map(parent -> withoutChild(parent, job)).orElse(children),
            launched.minus(id),
            collected.minus(id));
  }

  /** Forgets a job that is dead, but for what others may still want to know of it. */
  JobTable collect(RegisteredJob job, boolean succeeded) {
    JobId id = job.job().id();
    return without(id).remembering(id, job.job().parent(), job.createIndex(), succeeded);
  }

  private JobTable remembering(
      JobId id, Optional<JobId> parent, long createIndex, boolean succeeded) {
    CollectedJob ended = new CollectedJob(createIndex, succeeded);
    if (parent.isEmpty()) {
      return succeeded ? withCollected(id, ended) : this;
    }
    CollectedJob newest = collected.get(parent.get());
    boolean isNewest = newest == null || newest.createIndex() < createIndex;
    return isNewest && all.containsKey(parent.get()) ? withCollected(parent.get(), ended) : this;
  }

  private JobTable withCollected(JobId id, CollectedJob ended) {
    return new JobTable(all, children, launched, collected.plus(id, ended));
  }

  private PSortedMap<JobId, PSortedMap<Long, JobId>> withChild(JobId parent, RegisteredJob child) {
    return children.plus(parent, of(parent).plus(child.createIndex(), child.job().id()));
  }

  private PSortedMap<JobId, PSortedMap<Long, JobId>> withoutChild(
      JobId parent, RegisteredJob child) {
    PSortedMap<Long, JobId> left = of(parent).minus(child.createIndex());
    return left.isEmpty() ? children.minus(parent) : children.plus(parent, left);
  }

  private PSortedMap<Long, JobId> of(JobId parent) {
    PSortedMap<Long, JobId> known = children.get(parent);
    return known == null ? TreePMap.empty() : known;
  }

  /** Oldest first. */
  List<RegisteredJob> childrenOf(JobId parent) {
    return of(parent).values().stream().map(all::get).toList();
  }

  private static boolean isLaunched(RegisteredJob registered) {
    return registered.job().isLaunched() && !registered.stopped();
  }
}
