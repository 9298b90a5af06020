package dev.caravan.core.state;

import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The jobs, which of them are children of which other one, and which are launched at times.
 *
 * @param children by parent, and by when they were first registered
 */
record JobTable(
    PSortedMap<JobId, RegisteredJob> all,
    PSortedMap<JobId, PSortedMap<Long, JobId>> children,
    PSortedMap<JobId, RegisteredJob> launched) {

  static final JobTable EMPTY = new JobTable(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  JobTable with(RegisteredJob job) {
    JobId id = job.job().id();
    return new JobTable(
        all.plus(id, job),
        job.job().parent().map(parent -> withChild(parent, job)).orElse(children),
        isLaunched(job) ? launched.plus(id, job) : launched.minus(id));
  }

  JobTable without(JobId id) {
    RegisteredJob job = all.get(id);
    return job == null
        ? this
        : new JobTable(
            all.minus(id),
            job.job().parent().map(parent -> withoutChild(parent, job)).orElse(children),
            launched.minus(id));
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
