package dev.caravan.example;

/** What the example's task runs on: the driver, and the job file that asks for it. */
enum TaskKind {
  RAW_EXEC("raw_exec"),
  DOCKER("docker");

  private final String driver;

  TaskKind(String driver) {
    this.driver = driver;
  }

  /** The driver's name in job files. */
  String driver() {
    return driver;
  }

  /** The job file among the resources of this package. */
  String template() {
    return driver + ".nomad";
  }

  /** The word by which the command line knows it. */
  @Override
  public String toString() {
    return driver;
  }
}
