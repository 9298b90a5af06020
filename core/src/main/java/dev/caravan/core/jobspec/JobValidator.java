package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.TaskGroup;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says what is wrong with a job, however it was made. Each block has a validator of its own; they
 * use Nomad's sentences where Nomad has one.
 */
final class JobValidator {
  /** How long a job's namespace and id may be together, so that stores can use them as a key. */
  static final int MAX_ID_LENGTH = 200;

  private static final Pattern NAMESPACE = Pattern.compile("[a-zA-Z0-9-]{1,128}");

  private final Job job;
  private final Place place;
  private final Findings findings = new Findings();

  private JobValidator(Job job) {
    this.job = job;
    this.place = Place.TOP.labelled("job", job.id().value(), 0);
  }

  /** All that is wrong; nothing for a job that can be registered. */
  static List<Finding> validate(Job job) {
    JobValidator validator = new JobValidator(job);
    validator.id();
    validator.attributes();
    new ConstraintValidator(validator.findings).validate(job.constraints(), validator.place);
    PreferenceValidator preferences = new PreferenceValidator(validator.findings);
    preferences.affinities(job.affinities(), validator.place);
    preferences.spreads(job.spreads(), validator.place);
    new ConfigValidator(validator.findings, validator.place).validate(job.opaque());
    validator.launches();
    validator.dependencies();
    validator.groups();
    new TypeRules(job.type(), validator.findings).validate(job, validator.place);
    return validator.findings.all();
  }

  private void id() {
    JobId id = job.id();
    String value = id.value();
    findings.require(!value.isEmpty(), place, "", "Missing job ID");
    findings.require(!value.contains(" "), place, "", "Job ID contains a space");
    findings.require(value.indexOf('\0') < 0, place, "", "Job ID contains a null character");
    findings.require(
        id.toString().length() <= MAX_ID_LENGTH,
        place,
        "",
        "Job ID is too long: with its namespace it may have %d characters",
        MAX_ID_LENGTH - 1);
    findings.require(
        NAMESPACE.matcher(id.namespace()).matches(),
        place,
        "namespace",
        "invalid namespace \"%s\": use up to 128 letters, digits and dashes",
        id.namespace());
  }

  private void dependencies() {
    Set<String> before = new HashSet<>();
    for (String other : job.dependsOn()) {
      findings.require(!other.isEmpty(), place, "depends_on", "depends_on names a job without id");
      findings.require(
          before.add(other), place, "depends_on", "depends_on names \"%s\" twice", other);
    }
  }

  private void attributes() {
    boolean named = !job.name().isEmpty() || job.id().value().isEmpty();
    findings.require(named, place, "name", "Missing job name");
    findings.require(
        job.name().indexOf('\0') < 0, place, "name", "Job name contains a null character");
    findings.require(!job.region().isEmpty(), place, "region", "Missing job region");
    findings.require(
        job.priority() >= Defaults.MIN_PRIORITY && job.priority() <= Defaults.MAX_PRIORITY,
        place,
        "priority",
        "Job priority must be between [%d, %d]",
        Defaults.MIN_PRIORITY,
        Defaults.MAX_PRIORITY);
    findings.require(
        !job.datacenters().isEmpty(),
        place,
        "datacenters",
        "Missing job datacenters: add datacenters = [\"dc1\"]");
    findings.require(
        !job.datacenters().contains(""),
        place,
        "datacenters",
        "Job datacenter must be non-empty string");
  }

  private void launches() {
    if (job.periodic() != null) {
      new PeriodicValidator(job.periodic(), place.only("periodic"), findings).validate(job.type());
    }
    if (job.parameterized() != null) {
      new ParameterizedValidator(job.parameterized(), place.only("parameterized"), findings)
          .validate(job.type());
    }
  }

  private void groups() {
    findings.require(!job.taskGroups().isEmpty(), place, "group", "Missing job task groups");
    Map<String, Integer> numbers = new HashMap<>();
    Occurrences occurrences = new Occurrences();
    for (int i = 0; i < job.taskGroups().size(); i++) {
      TaskGroup group = job.taskGroups().get(i);
      Place inside = place.labelled("group", group.name(), occurrences.next(group.name()));
      Integer first = numbers.putIfAbsent(group.name(), i + 1);
      findings.require(
          first == null,
          inside,
          "",
          "Job task group %d redefines '%s' from group %s",
          i + 1,
          group.name(),
          first);
      new GroupValidator(job.type(), group, inside, findings).validate();
    }
  }
}
