package dev.caravan.core.model;

/**
 * Names a job within its namespace.
 *
 * @param namespace the namespace; never contains a slash
 * @param value the id that the job file gives
 */
public record JobId(String namespace, String value) implements Comparable<JobId> {

  /** The namespace of a job that names none. */
  public static final String DEFAULT_NAMESPACE = "default";

  /** The job of this id in the default namespace. */
  public static JobId of(String value) {
    return new JobId(DEFAULT_NAMESPACE, value);
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if the text has no namespace
   */
  public static JobId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("not of the form namespace/job: " + text);
    }
    return new JobId(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(JobId other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : value.compareTo(other.value);
  }

  /** The form used as a key: {@code namespace/value}. */
  @Override
  public String toString() {
    return namespace + "/" + value;
  }
}
