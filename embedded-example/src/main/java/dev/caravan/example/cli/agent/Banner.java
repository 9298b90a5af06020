package dev.caravan.example.cli.agent;

import dev.caravan.core.model.Node;
import dev.caravan.example.cli.system.VersionCommand;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an agent prints when it has started. */
final class Banner {
  private static final int INDENT = 7;

  private Banner() {}

  static String of(Agent agent, String logLevel, @Nullable Path dataDirectory) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Client", "true");
    facts.put("Data Dir", dataDirectory == null ? "none (in memory)" : dataDirectory.toString());
    facts.put("HTTP", agent.uri().toString());
    facts.put("Log Level", logLevel);
    facts.put("Nodes", nodes(agent));
    facts.put("Region", "global");
    facts.put("Server", "true");
    facts.put("Version", VersionCommand.version());
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0) + INDENT;
    return facts.entrySet().stream()
        .map(
            fact ->
                " ".repeat(width - fact.getKey().length()) + fact.getKey() + ": " + fact.getValue())
        .collect(
            Collectors.joining(
                "\n",
                "==> Caravan agent configuration:\n\n",
                "\n\n==> Caravan agent started! Log data will stream in below:\n"));
  }

  private static String nodes(Agent agent) {
    return agent.scheduler().nodes().stream()
        .map(Node::spec)
        .map(spec -> spec.name() + " (" + spec.datacenter() + ")")
        .collect(Collectors.joining(", "));
  }
}
