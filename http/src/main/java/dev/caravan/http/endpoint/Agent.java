package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Router;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an agent of Nomad tells of itself: here the one server that there is. */
public final class Agent {
  private static final String REGION = "global";
  private static final String NAME = "caravan.global";

  private final Supplier<InetSocketAddress> address;

  /**
   * Describes a server.
   *
   * @param address where it listens
   */
  public Agent(Supplier<InetSocketAddress> address) {
    this.address = address;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/agent/self", call -> Answer.Json.of(self()))
        .read("/v1/agent/members", call -> Answer.Json.of(members()))
        .read("/v1/agent/health", call -> Answer.Json.of(health()))
        .read("/v1/agent/servers", call -> Answer.Json.of(peers()))
        .read("/v1/regions", call -> Answer.Json.of(Json.texts(Stream.of(REGION))))
        .read("/v1/status/leader", call -> Answer.Json.of(Json.text(here())))
        .read("/v1/status/peers", call -> Answer.Json.of(peers()));
  }

  private JsonNode peers() {
    return Json.texts(Stream.of(here()));
  }

  private String here() {
    InetSocketAddress bound = address.get();
    return bound.getHostString() + ":" + bound.getPort();
  }

  private ObjectNode self() {
    ObjectNode json = Json.object();
    ObjectNode config = json.putObject("config");
    config.put("Region", REGION);
    config.put("Datacenter", "dc1");
    config.put("NodeName", NAME);
    config.put("BindAddr", address.get().getHostString());
    config.putObject("Server").put("Enabled", true);
    config.putObject("Client").put("Enabled", true);
    config.putObject("ACL").put("Enabled", false);
    ObjectNode version = config.putObject("Version");
    version.put("Version", ApiVersion.NOMAD);
    version.put("VersionPrerelease", "");
    version.put("VersionMetadata", "caravan");
    json.set("member", member());
    json.putObject("stats").putObject("nomad").put("leader", "true").put("server", "true");
    return json;
  }

  private ObjectNode members() {
    ObjectNode json = Json.object();
    json.put("ServerName", NAME);
    json.put("ServerRegion", REGION);
    json.put("ServerDC", "dc1");
    json.putArray("Members").add(member());
    return json;
  }

  private ObjectNode member() {
    InetSocketAddress bound = address.get();
    ObjectNode json = Json.object();
    json.put("Name", NAME);
    json.put("Addr", bound.getHostString());
    json.put("Port", bound.getPort());
    ObjectNode tags = json.putObject("Tags");
    tags.put("role", "nomad");
    tags.put("region", REGION);
    tags.put("dc", "dc1");
    tags.put("build", ApiVersion.NOMAD);
    json.put("Status", "alive");
    json.put("ProtocolMin", 1).put("ProtocolMax", 5).put("ProtocolCur", 2);
    json.put("DelegateMin", 2).put("DelegateMax", 5).put("DelegateCur", 4);
    return json;
  }

  private static ObjectNode health() {
    ObjectNode json = Json.object();
    json.putObject("client").put("ok", true).put("message", "ok");
    json.putObject("server").put("ok", true).put("message", "ok");
    return json;
  }
}
