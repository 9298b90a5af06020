package dev.caravan.core.jobspec;

/**
 * Something wrong with a job.
 *
 * @param source the file it came from, or a word such as {@code job} for one built in code
 * @param line the line, from 1; 0 where there is none
 * @param column the column, from 1; 0 where there is none
 * @param path the block it is in: {@code job "example" > group "cache"}; empty at the top
 * @param message what is wrong and how to mend it
 */
public record Problem(String source, int line, int column, String path, String message) {

  /** {@code example.nomad:12:5: group "cache": count must not be negative}. */
  @Override
  public String toString() {
    String place = line > 0 ? source + ":" + line + ":" + column : source;
    return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
