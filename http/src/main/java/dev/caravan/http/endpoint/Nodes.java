package dev.caravan.http.endpoint;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Node;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.AllocationJson;
import dev.caravan.http.json.Json;
import dev.caravan.http.json.NodeJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Answer.Look;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;

/** What can be read of nodes. */
public final class Nodes {
  private final Supplier<InetSocketAddress> address;

  /**
   * Describes nodes.
   *
   * @param address where the server listens, which answers for all nodes
   */
  public Nodes(Supplier<InetSocketAddress> address) {
    this.address = address;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/nodes", call -> new Answer.Live(state -> list(state, call.query())))
        .read(
            "/v1/node/{node}/allocations",
            call -> new Answer.Live(state -> allocations(state, call.name("node"))))
        .read("/v1/node/{node}", call -> new Answer.Live(state -> one(state, call.name("node"))));
  }

  private static Look list(ClusterState state, Parameters query) {
    boolean resources = query.flag("resources");
    Listing<Node> listing =
        Listing.global(
            node -> node.id().value(), resources ? NodeJson::stubWithResources : NodeJson::stub);
    return new Look(
        Indexes.nodes(state.nodes()), () -> listing.show(state.nodes().stream(), query));
  }

  private Look one(ClusterState state, String id) {
    Node node = Lookup.node(state, id);
    InetSocketAddress here = address.get();
    return new Look(
        node.modifyIndex(),
        () ->
            Answer.Json.of(
                NodeJson.of(node).put("HTTPAddr", here.getHostString() + ":" + here.getPort())));
  }

  private static Look allocations(ClusterState state, String id) {
    Node node = Lookup.node(state, id);
    List<Allocation> all =
        state.allocations().stream().filter(one -> one.nodeId().equals(node.id())).toList();
    return new Look(
        Indexes.allocations(all),
        () -> Answer.Json.of(Json.array(all.stream(), one -> AllocationJson.of(state, one))));
  }
}
