package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.json.JobWriter;
import dev.caravan.core.jobspec.syntax.UnknownWord;
import dev.caravan.core.model.Job;
import java.util.List;

/** A job as a text describes it, whether or not it can be used. */
public final class UncheckedJob {
  private final Job job;
  private final List<Problem> problems;
  private final List<UnknownWord> unknownWords;

  UncheckedJob(Job job, List<Problem> problems, List<UnknownWord> unknownWords) {
    this.job = job;
    this.problems = problems;
    this.unknownWords = unknownWords;
  }

  /** The job, with the default wherever the text has a word of which nothing is known. */
  public Job job() {
    return job;
  }

  /**
   * The words of which nothing is known, such as another type of job.
   *
   * @return one problem for each; with any, the job must not be used
   */
  public List<Problem> unknownWords() {
    return problems;
  }

  /** The job as JSON in the form of Nomad's API, with all words as they are written. */
  public String toJson() {
    return JobWriter.write(job, unknownWords);
  }
}
