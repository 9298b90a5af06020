package dev.caravan.example;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** What the example's task runs on: the driver, and the job file that asks for it. */
enum TaskKind {
  RAW_EXEC("raw_exec"),
  DOCKER("docker");

  private final String driver;

  TaskKind(String driver) {
    this.driver = driver;
  }

  /** Reads the name of a driver. */
  static TaskKind parse(String driver) {
    return Arrays.stream(values())
        .filter(kind -> kind.driver.equals(driver))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(driver + " is none of " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(TaskKind::driver).collect(Collectors.joining(", "));
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
