package dev.caravan.example.cli.common;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.api.Registration;
import dev.caravan.example.client.ApiClient;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which groups of a deployment are promoted. */
public final class PromotionOptions {
  @Option(
      names = "-group",
      paramLabel = "GROUP",
      description = "Only this task group. May be repeated.")
  private List<String> groups = new ArrayList<>();

  /** Asks for the promotion of a deployment's canaries. */
  public Registration promote(ApiClient client, String deployment) {
    ObjectNode body =
        ApiClient.object().put("DeploymentID", deployment).put("All", groups.isEmpty());
    groups.forEach(body.putArray("Groups")::add);
    return client.put(Registration.class, "/v1/deployment/promote/" + deployment, body);
  }
}
