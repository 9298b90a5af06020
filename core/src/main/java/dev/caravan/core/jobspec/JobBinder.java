package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import java.util.List;
import java.util.Optional;

/** Makes a {@link Job} of what a file says, and reports what cannot be bound. */
final class JobBinder {
  private final Report report;

  JobBinder(Report report) {
    this.report = report;
  }

  /** The job of this file; nothing, reported, if there is none. */
  Optional<Job> bind(Body body) {
    BlockReader file = BlockReader.ofFile(TaskShorthand.expand(body), report);
    List<BlockReader> jobs = file.labelled("job");
    file.finish();
    boolean hasBlock = body.blocks().stream().anyMatch(block -> block.type().equals("job"));
    if (!hasBlock) {
      report.add(Position.START, Place.TOP, "Missing job block: add job \"example\" { … }");
    }
    if (jobs.size() > 1) {
      String message = "Duplicate job block: a file holds one job; the first is in line %d";
      int first = jobs.get(0).position().line();
      report.add(jobs.get(1).position(), Place.TOP, message.formatted(first));
    }
    return jobs.stream().findFirst().map(this::job);
  }

  private Job job(BlockReader block) {
    JobType type = type(block);
    String namespace = block.text("namespace").orElse(JobId.DEFAULT_NAMESPACE);
    Job.Builder job = Job.builder(new JobId(namespace, block.label())).type(type);
    block.text("name").ifPresent(job::name);
    block.integer("priority").ifPresent(job::priority);
    block.text("region").ifPresent(job::region);
    block.read("datacenters", Conversion.TEXTS).ifPresent(job::datacenters);
    job.constraints(ConstraintBinder.bind(block.plain("constraint")));
    job.affinities(AffinityBinder.bind(block.plain("affinity")));
    job.spreads(SpreadBinder.bind(block.plain("spread")));
    block.flag("all_at_once").ifPresent(job::allAtOnce);
    block.only("periodic").map(PeriodicBinder::bind).ifPresent(job::periodic);
    block.only("parameterized").map(ParameterizedBinder::bind).ifPresent(job::parameterized);
    block.read("depends_on", Conversion.TEXTS).ifPresent(job::dependsOn);
    // Those that are well-formed are in groups by now.
    block.labelled("task");
    job.opaque(block.opaque(OpaqueKeys.JOB));
    GroupBinder groups = new GroupBinder(type, block);
    job.update(groups.updateOfJob());
    job.taskGroups(block.labelled("group").stream().map(groups::bind).toList());
    job.meta(block.strings("meta"));
    // The label is the id; repeating it is allowed where it is the same.
    block.text("id").filter(id -> !id.equals(block.label())).ifPresent(id -> idDiffers(block));
    block.finish();
    return job.build();
  }

  private static void idDiffers(BlockReader block) {
    block.complain("id", "id differs from the job's label; remove it");
  }

  private static JobType type(BlockReader block) {
    return Words.read(block, "type", JobType.class, JobType::word, "Invalid job type: \"%s\"")
        .orElse(JobType.SERVICE);
  }
}
