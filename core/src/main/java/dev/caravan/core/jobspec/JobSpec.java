package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.eval.FileEvaluator;
import dev.caravan.core.jobspec.eval.Given;
import dev.caravan.core.jobspec.hcl.HclReader;
import dev.caravan.core.jobspec.json.JobWriter;
import dev.caravan.core.jobspec.json.JsonReader;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.model.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads and checks jobs.
 *
 * <p>Files are HCL, or, if they begin with a brace, JSON: either in the form of Nomad's API, {@code
 * {"Job": …}}, or HCL written as JSON, {@code {"job": …}}.
 *
 * <p>Reading does nothing but read: whatever a file says, no network and no process is touched, and
 * no other file unless {@link JobVariables#withDirectory} allows it. Text that is too long, too
 * deeply nested or expands to too much is refused.
 */
public final class JobSpec {

  /** How long a job file may be, in bytes, and its text in characters: 1 MiB. */
  public static final int MAX_LENGTH = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private JobSpec() {}

  /**
   * The job that a file holds.
   *
   * @param file an HCL or JSON file, in UTF-8
   * @throws InvalidJobException if it cannot be read, or with all that is wrong with the job
   */
  public static Job read(Path file) {
    return read(file, JobVariables.none());
  }

  /**
   * The job that a file holds.
   *
   * @param file an HCL or JSON file, in UTF-8
   * @param variables values for the file's variables; the form of Nomad's API has none
   * @throws InvalidJobException if it cannot be read, or with all that is wrong with the job
   */
  public static Job read(Path file, JobVariables variables) {
    return parse(JobFile.read(file), file.toString(), variables);
  }

  /**
   * The job that a file holds.
   *
   * @param file a file in this language, or a JSON file, in UTF-8
   * @throws InvalidJobException if it cannot be read, or with all that is wrong with the job
   */
  public static Job read(Path file, JobLanguage language) {
    return parse(JobFile.read(file), file.toString(), language);
  }

  /**
   * The job that a text describes, with what it leaves out at Nomad's defaults.
   *
   * @param text HCL, or JSON if it begins with a brace
   * @param sourceName what to call the text in problems, such as a file's name
   * @throws InvalidJobException with all that is wrong with the job, each with its position
   */
  public static Job parse(String text, String sourceName) {
    return parse(text, sourceName, JobVariables.none());
  }

  /**
   * The job that a text describes, with what it leaves out at Nomad's defaults.
   *
   * @param text HCL, or JSON if it begins with a brace
   * @param sourceName what to call the text in problems, such as a file's name
   * @param variables values for the text's variables; the form of Nomad's API has none
   * @throws InvalidJobException with all that is wrong with the job, each with its position
   */
  public static Job parse(String text, String sourceName, JobVariables variables) {
    return parse(text, sourceName, JobLanguage.HCL2, variables);
  }

  /**
   * The job that a text describes, with what it leaves out at Nomad's defaults.
   *
   * @param text a text in this language, or JSON if it begins with a brace
   * @param sourceName what to call the text in problems, such as a file's name
   * @throws InvalidJobException with all that is wrong with the job, each with its position
   */
  public static Job parse(String text, String sourceName, JobLanguage language) {
    return parse(text, sourceName, language, JobVariables.none());
  }

  private static Job parse(
      String text, String sourceName, JobLanguage language, JobVariables variables) {
    Report report = new Report(sourceName);
    Optional<Job> job = bind(text, language, variables, report);
    job.map(JobValidator::validate).orElse(List.of()).forEach(report::add);
    report.throwIfAny();
    return job.orElseThrow();
  }

  /**
   * The job that a text describes, whether or not it can be used: that tells {@link #validate},
   * beside the words of which nothing is known.
   *
   * @param text a text in this language, or JSON if it begins with a brace
   * @param sourceName what to call the text in problems, such as a file's name
   * @param variables values for the text's variables; HCL1 and the form of Nomad's API have none
   * @throws InvalidJobException with all that keeps the text from being read, each with its
   *     position
   */
  public static UncheckedJob parseUnchecked(
      String text, String sourceName, JobLanguage language, JobVariables variables) {
    Report report = new Report(sourceName);
    Optional<Job> job = bind(text, language, variables, report);
    report.throwIfUnreadable();
    return new UncheckedJob(job.orElseThrow(), report.problems(), report.unknownWords());
  }

  private static Optional<Job> bind(
      String text, JobLanguage language, JobVariables variables, Report report) {
    if (text.length() > MAX_LENGTH) {
      report.add(Position.NONE, Place.TOP, "longer than " + JobFile.LIMIT);
    }
    report.throwIfAny();
    Document document = document(text, language, variables.given());
    document.flaws().forEach(report::add);
    Body body = document.body();
    return body == null ? Optional.empty() : new JobBinder(report).bind(body);
  }

  /** What a text says, with nothing left to compute. */
  static Document document(String written, JobLanguage language, Given given) {
    String text = written.startsWith(BYTE_ORDER_MARK) ? written.substring(1) : written;
    if (text.stripLeading().startsWith("{")) {
      return JsonReader.read(text, hcl -> FileEvaluator.evaluate(hcl, given));
    }
    return language == JobLanguage.HCL1
        ? HclReader.readHcl1(text)
        : FileEvaluator.evaluate(HclReader.read(text), given);
  }

  /**
   * The job as JSON in the form of Nomad's API, which {@link #parse} reads back without loss.
   *
   * @param job a job with which nothing is wrong
   */
  public static String toJson(Job job) {
    return JobWriter.write(job);
  }

  /**
   * What is wrong with a job, however it was made.
   *
   * @return one problem for each thing, of source {@code job} and without lines; empty if all is
   *     well
   */
  public static List<Problem> validate(Job job) {
    return problems(JobValidator.validate(job));
  }

  /**
   * What of a valid job Nomad warns of, such as more updates at a time than there are allocations.
   * Warnings keep no job from being registered.
   *
   * @return one for each thing, of source {@code job} and without lines; empty if there is nothing
   *     to say
   */
  public static List<Problem> warnings(Job job) {
    return problems(JobWarnings.of(job));
  }

  /**
   * What of a valid job is kept, shown and compared, but has no effect here, though it may have one
   * in a Nomad cluster.
   *
   * @return one for each thing, of source {@code job} and without lines; empty if all has an effect
   */
  public static List<Problem> notes(Job job) {
    return problems(JobNotes.of(job));
  }

  private static List<Problem> problems(List<Finding> findings) {
    Report report = new Report("job");
    findings.forEach(report::add);
    return report.problems();
  }
}
