package dev.caravan.scheduler.runner;

/** Which of a task's outputs. */
public enum TaskStream {
  STDOUT("stdout"),
  STDERR("stderr");

  private final String word;

  TaskStream(String word) {
    this.word = word;
  }

  /** The word that log files are named by. */
  public String word() {
    return word;
  }
}
