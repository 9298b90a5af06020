package dev.caravan.example.cli.common;

import picocli.CommandLine.Option;

/** Whether to tell more. */
public final class VerboseOption {
  @Option(names = "-verbose", description = "Whole ids, and all there is to tell.")
  private boolean verbose;

  /** Whether to tell more. */
  public boolean verbose() {
    return verbose;
  }
}
