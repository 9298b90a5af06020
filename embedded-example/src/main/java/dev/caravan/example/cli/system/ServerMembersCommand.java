package dev.caravan.example.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Members;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.MemberListText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code server members}: the servers that an agent knows. */
@Command(name = "members", description = "Display a list of known servers and their status.")
public final class ServerMembersCommand extends ApiCommand {
  @Mixin private final FormatOptions format = new FormatOptions();

  /** For this session. */
  public ServerMembersCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode answer =
        ask("Error querying servers", () -> client.getJson("/v1/agent/members", Query.none()));
    print(format.format(answer).orElseGet(() -> text(client, answer)));
    return 0;
  }

  private static String text(ApiClient client, JsonNode answer) {
    String leader =
        ask(
            "Error querying leader",
            () -> client.getJson("/v1/status/leader", Query.none()).asText(""));
    return MemberListText.render(ApiClient.read(Members.class, answer).members(), leader);
  }
}
