package dev.caravan.example.cli.common;

import dev.caravan.core.diff.TextStyle;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.ApiException;
import dev.caravan.example.output.View;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** A command that asks an agent. */
public abstract class ApiCommand implements Callable<Integer> {
  private static final String DEFAULT_ADDRESS = "http://127.0.0.1:4646";

  private final Session session;

  @Option(
      names = "-address",
      paramLabel = "URL",
      description =
          "The agent. Default: CARAVAN_ADDR or NOMAD_ADDR, or else " + DEFAULT_ADDRESS + ".")
  private String address = "";

  @Option(
      names = "-namespace",
      paramLabel = "NAME",
      description = "Where jobs are looked for. Default: NOMAD_NAMESPACE, or else default.")
  private String namespace = "";

  @Option(
      names = "-region",
      paramLabel = "NAME",
      description = "The region to ask. Default: NOMAD_REGION, or else the agent's.")
  private String region = "";

  @Option(
      names = "-token",
      paramLabel = "TOKEN",
      description = "What the agent asks for. Default: CARAVAN_TOKEN or NOMAD_TOKEN.")
  private String token = "";

  @Option(
      names = "-at",
      paramLabel = "MOMENT",
      description =
          "Everything as it was: the number of an event in the log, or a time such as"
              + " 2026-01-31T12:00:00Z. Only for what the agent keeps in its log.")
  private String at = "";

  @Option(
      names = "-no-color",
      description = "No colours, also on a terminal. NOMAD_CLI_NO_COLOR does the same.")
  private boolean noColor;

  @Option(names = "-force-color", description = "Colours, also where there is no terminal.")
  private boolean forceColor;

  @Option(
      names = {"-h", "-help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // Its annotation is all that matters.
  private boolean help;

  /** For this session. */
  protected ApiCommand(Session session) {
    this.session = session;
  }

  @Override
  public final Integer call() throws Exception {
    return run(client());
  }

  /** Does what the command is for, and gives its exit code. */
  protected abstract int run(ApiClient client) throws Exception;

  private ApiClient client() {
    return new ApiClient(
        new ApiClient.Server(
            address(),
            given(namespace, "CARAVAN_NAMESPACE", "NOMAD_NAMESPACE"),
            given(region, "CARAVAN_REGION", "NOMAD_REGION"),
            given(token, "CARAVAN_TOKEN", "NOMAD_TOKEN"),
            at));
  }

  private URI address() {
    String text = given(address, "CARAVAN_ADDR", "NOMAD_ADDR");
    try {
      URI uri = URI.create(text.isEmpty() ? DEFAULT_ADDRESS : text);
      if (uri.getHost() != null && uri.getScheme().startsWith("http")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, as any other text that is no address.
    }
    throw new CommandFailure(
        "Error initializing client: invalid address '"
            + text
            + "'; give one as "
            + DEFAULT_ADDRESS);
  }

  private String given(String option, String... variables) {
    return option.isEmpty() ? session.variable(variables) : option;
  }

  /** Where it is given. */
  protected final Session session() {
    return session;
  }

  /** Prints lines of what was asked for. */
  protected final void print(String text) {
    session.out().println(text);
  }

  /** How things are shown: with colours on a terminal. */
  protected final View view(boolean verbose) {
    boolean dull = noColor || !session.variable("NOMAD_CLI_NO_COLOR", "NO_COLOR").isEmpty();
    boolean colours = forceColor || (session.terminal() && !dull);
    return new View(colours ? TextStyle.ANSI : TextStyle.PLAIN, verbose, session.clock().instant());
  }

  /**
   * What the agent answers.
   *
   * @param failure what is said before the reason if it does not
   */
  public static <T> T ask(String failure, Supplier<T> request) {
    try {
      return request.get();
    } catch (ApiException e) {
      throw new CommandFailure(failure + ": " + e.getMessage());
    }
  }

  /**
   * Asks for a change whose answer says nothing.
   *
   * @param failure what is said before the reason if it is refused
   */
  public static void ask(String failure, Runnable request) {
    ask(
        failure,
        () -> {
          request.run();
          return true;
        });
  }

  /** The options that say which agent is asked, to be given to another command. */
  protected final List<String> sharedOptions() {
    List<String> options = new ArrayList<>();
    add(options, "-address", address);
    add(options, "-namespace", namespace);
    add(options, "-region", region);
    add(options, "-token", token);
    add(options, "-at", at);
    if (noColor) {
      options.add("-no-color");
    }
    if (forceColor) {
      options.add("-force-color");
    }
    return options;
  }

  private static void add(List<String> options, String name, String value) {
    if (!value.isEmpty()) {
      options.add(name);
      options.add(value);
    }
  }
}
