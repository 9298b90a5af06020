package dev.caravan.example.cli.audit;

import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.client.Query;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Options that say which events are meant. */
final class AuditQuery {
  private static final int WHOLE_ID = 36;

  @Option(
      names = "-job",
      paramLabel = "JOB",
      description = "Only those of this job and all that came of it, by its whole id.")
  private String job = "";

  @Option(names = "-alloc", paramLabel = "ALLOCATION", description = "Only those of this one.")
  private String allocation = "";

  @Option(
      names = "-deployment",
      paramLabel = "DEPLOYMENT",
      description = "Only those of this deployment and its allocations.")
  private String deployment = "";

  @Option(
      names = "-node",
      paramLabel = "NODE",
      description = "Only those of this node and what was placed there.")
  private String node = "";

  @Option(
      names = "-eval",
      paramLabel = "EVALUATION",
      description = "Only those of this evaluation and what it did.")
  private String evaluation = "";

  @Option(
      names = "-actor",
      paramLabel = "NAME",
      description = "Only what this one asked for: api, scheduler, node NAME …")
  private String actor = "";

  @Option(
      names = "-request",
      paramLabel = "ID",
      description = "Only what a request with this X-Request-ID asked for.")
  private String request = "";

  @Option(names = "-since", paramLabel = "TIME", description = "Not before this time.")
  private String since = "";

  @Option(names = "-until", paramLabel = "TIME", description = "Not after this time.")
  private String until = "";

  @Option(names = "-after", paramLabel = "NUMBER", description = "Behind this event, or time.")
  private String after = "";

  @Option(names = "-to", paramLabel = "NUMBER", description = "Up to this event, or time.")
  private String to = "";

  /** The parameters of the request; ids are looked up. */
  Query of(Finder finder) {
    return Query.none()
        .withUnlessEmpty("job", job)
        .withUnlessEmpty("allocation", whole(allocation, finder::allocation))
        .withUnlessEmpty("deployment", whole(deployment, finder::deployment))
        .withUnlessEmpty("node", whole(node, finder::node))
        .withUnlessEmpty("evaluation", whole(evaluation, finder::evaluation))
        .withUnlessEmpty("actor", actor)
        .withUnlessEmpty("request", request)
        .withUnlessEmpty("since", since)
        .withUnlessEmpty("until", until)
        .withUnlessEmpty("after", after)
        .withUnlessEmpty("to", to);
  }

  /** A whole id may be of something that is forgotten by now: only the log knows it. */
  private static String whole(String id, UnaryOperator<String> lookUp) {
    return id.isEmpty() || id.length() == WHOLE_ID ? id : lookUp.apply(id);
  }
}
