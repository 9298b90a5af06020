package dev.caravan.core.diff;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobOrigin;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what differs between two declarations of a job, in the form of Nomad's diffs: groups
 * and tasks are all there, by name; of everything else only what differs, and beside it, within a
 * block that differs, what does not.
 *
 * <p>Declarations that are the same ({@link Job#declaresSameAs}) never differ. Those that do not
 * differ are the same, but for the order of the job's datacenters, groups, constraints and
 * affinities, and for secrets such as {@code vault_token}, which are not shown.
 */
public final class JobDiffer {
  private JobDiffer() {}

  /**
   * Compares two declarations.
   *
   * @param before null if there was no such job
   * @param after null if there is no such job any more
   * @throws IllegalArgumentException if they are of different jobs, or both are null
   */
  public static JobDiff diff(@Nullable Job before, @Nullable Job after) {
    Change<Job> job = new Change<>(before, after);
    return diff(job, job.fields(JobDiffer::fieldsOf));
  }

  /**
   * Compares a job as it is registered with a declaration of it. Unlike {@link #diff}, sees that a
   * stopped job would run again.
   *
   * @param registered null if there is no such job
   * @throws IllegalArgumentException if they are of different jobs
   */
  public static JobDiff diffRegistered(@Nullable RegisteredJob registered, Job declared) {
    if (registered == null) {
      return diff(null, declared);
    }
    Job before = registered.job();
    Fields old = fieldsOf(before).with("Stop", registered.stopped());
    return diff(new Change<>(before, declared), new Sides<>(old, fieldsOf(declared)));
  }

  private static JobDiff diff(Change<Job> job, Sides<Fields> values) {
    requireSameJob(job);
    List<FieldDiff> fields = FieldDiffs.changed(values);
    List<ObjectDiff> objects = objects(job);
    List<TaskGroupDiff> groups =
        Sides.byName(job.list(Job::taskGroups), TaskGroup::name).stream()
            .map(TaskGroupDiffer::diff)
            .toList();
    DiffType type = job.type();
    if (job.before() != null && job.after() != null) {
      type = differs(job, fields, objects, groups) ? DiffType.EDITED : DiffType.NONE;
    }
    return new JobDiff(type, job.newest().id().value(), fields, objects, groups);
  }

  /**
   * Not the same as inequality: the order of datacenters or groups makes no difference. As in a
   * group, spreads that differ are not shown.
   */
  private static boolean differs(
      Change<Job> job,
      List<FieldDiff> fields,
      List<ObjectDiff> objects,
      List<TaskGroupDiff> groups) {
    return job.part(Job::spreads).type() != DiffType.NONE
        || !fields.isEmpty()
        || !objects.isEmpty()
        || groups.stream().anyMatch(group -> group.type() != DiffType.NONE);
  }

  private static void requireSameJob(Change<Job> job) {
    Change<JobId> id = job.part(Job::id);
    if (id.type() == DiffType.EDITED) {
      throw new IllegalArgumentException(
          "cannot compare different jobs: " + id.before() + " and " + id.after());
    }
  }

  private static Fields fieldsOf(Job job) {
    return OpaqueDiffer.fieldsOf(job.opaque())
        .with("AllAtOnce", job.allAtOnce())
        .with("Dispatched", job.isDispatched())
        .with("Name", job.name())
        .with("Namespace", job.id().namespace())
        .with("Priority", job.priority())
        .with("Region", job.region())
        .with("Stop", false)
        .with("Type", job.type().word())
        .with(originOf(job.origin()))
        .withEach("Meta", job.meta());
  }

  private static Fields originOf(@Nullable JobOrigin origin) {
    return origin == null
        ? new Fields()
        : new Fields()
            .with("DispatchIdempotencyToken", origin.idempotencyToken())
            .with("ParentID", origin.parent())
            .with("Payload", origin.payload());
  }

  private static List<ObjectDiff> objects(Change<Job> job) {
    List<ObjectDiff> objects = new ArrayList<>();
    ObjectDiffs.words("Datacenters", job.list(Job::datacenters)).ifPresent(objects::add);
    ObjectDiffs.words("DependsOn", job.list(Job::dependsOn)).ifPresent(objects::add);
    objects.addAll(Blocks.constraints(job.list(Job::constraints)));
    objects.addAll(Blocks.affinities(job.list(Job::affinities)));
    job.ifAny(Job::periodic).flatMap(LaunchDiffer::periodic).ifPresent(objects::add);
    job.ifAny(Job::parameterized).flatMap(LaunchDiffer::parameterized).ifPresent(objects::add);
    objects.addAll(OpaqueDiffer.objects(job.map(Job::opaque)));
    return objects;
  }
}
