package dev.caravan.example.cli.agent;

import dev.caravan.core.jobspec.DurationText;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of an agent that say how long what has ended is kept in its live state. Their names
 * and defaults are those of the keys of Nomad's {@code server} block.
 */
final class GarbageOptions {
  @Option(
      names = "-job-gc-threshold",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long dead jobs are kept with all that was done for them. Default: 4h.")
  private Duration jobs = GarbageThresholds.DEFAULT.jobs();

  @Option(
      names = "-eval-gc-threshold",
      paramLabel = "TIME",
      converter = Time.class,
      description =
          "How long evaluations that are over are kept with their allocations. Default: 1h.")
  private Duration evaluations = GarbageThresholds.DEFAULT.evaluations();

  @Option(
      names = "-batch-eval-gc-threshold",
      paramLabel = "TIME",
      converter = Time.class,
      description = "The same of batch and sysbatch jobs. Default: 24h.")
  private Duration batchEvaluations = GarbageThresholds.DEFAULT.batchEvaluations();

  @Option(
      names = "-deployment-gc-threshold",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long deployments that are over are kept. Default: 1h.")
  private Duration deployments = GarbageThresholds.DEFAULT.deployments();

  @Option(
      names = "-node-gc-threshold",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long nodes that are down are kept. Default: 24h.")
  private Duration nodes = GarbageThresholds.DEFAULT.nodes();

  @Option(
      names = "-job-gc-interval",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How often is looked for what can go, at least a second. Default: 5m.")
  private Duration interval = GarbageThresholds.DEFAULT.interval();

  /**
   * What they say together.
   *
   * @throws IllegalArgumentException if it makes no sense
   */
  GarbageThresholds thresholds() {
    return new GarbageThresholds(jobs, evaluations, batchEvaluations, deployments, nodes, interval);
  }

  /** Times as Nomad's configuration has them. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return DurationText.parse(text)
          .orElseThrow(
              () -> new TypeConversionException("'" + text + "' is no time such as 90s or 4h"));
    }
  }
}
