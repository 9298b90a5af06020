package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.Json;
import dev.caravan.http.json.NodeJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Answer.Look;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Router;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The pools of nodes: the two that are always there, and those that nodes name. */
public final class NodePools {
  private static final String ALL = "all";

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/node/pools", call -> new Answer.Live(NodePools::list))
        .read(
            "/v1/node/pool/{pool}", call -> new Answer.Live(state -> one(state, call.name("pool"))))
        .read(
            "/v1/node/pool/{pool}/nodes",
            call -> new Answer.Live(state -> nodes(state, call.name("pool"))))
        .read(
            "/v1/node/pool/{pool}/jobs",
            call -> new Answer.Live(state -> jobs(state, call.name("pool"))))
        .write("/v1/node/pools", NotYet.endpoint("declaring node pools"))
        .write("/v1/node/pool/{pool}", NotYet.endpoint("declaring node pools"))
        .delete("/v1/node/pool/{pool}", NotYet.endpoint("removing node pools"));
  }

  private static Look list(ClusterState state) {
    return new Look(
        Indexes.nodes(state.nodes()),
        () -> {
          ArrayNode pools = Json.array();
          names(state).forEach(name -> pools.add(pool(state, name)));
          return Answer.Json.of(pools);
        });
  }

  private static Look one(ClusterState state, String name) {
    require(state, name);
    return new Look(Indexes.nodes(state.nodes()), () -> Answer.Json.of(pool(state, name)));
  }

  private static Look nodes(ClusterState state, String name) {
    require(state, name);
    List<Node> nodes = in(state, name);
    return new Look(
        Indexes.nodes(nodes), () -> Answer.Json.of(Json.array(nodes.stream(), NodeJson::stub)));
  }

  private static Look jobs(ClusterState state, String name) {
    require(state, name);
    return new Look(
        Indexes.jobs(state),
        () ->
            Answer.Json.of(
                Json.array(
                    state.jobs().stream().filter(job -> job.job().nodePool().equals(name)),
                    job -> JobReads.stub(state, job))));
  }

  private static void require(ClusterState state, String name) {
    if (!names(state).contains(name)) {
      throw new ApiException(404, "node pool not found");
    }
  }

  private static Set<String> names(ClusterState state) {
    Set<String> names = new TreeSet<>(Set.of(ALL, NodeSpec.DEFAULT_POOL));
    state.nodes().forEach(node -> names.add(node.spec().nodePool()));
    return names;
  }

  private static List<Node> in(ClusterState state, String name) {
    return state.nodes().stream()
        .filter(node -> name.equals(ALL) || name.equals(node.spec().nodePool()))
        .toList();
  }

  /** A pool came to be with its first node. */
  private static ObjectNode pool(ClusterState state, String name) {
    List<Node> nodes = in(state, name);
    ObjectNode json = Json.object().put("Name", name).put("Description", description(name));
    json.putObject("Meta");
    json.putNull("SchedulerConfiguration");
    json.put("CreateIndex", nodes.stream().mapToLong(Node::createIndex).min().orElse(1));
    json.put("ModifyIndex", nodes.stream().mapToLong(Node::createIndex).max().orElse(1));
    return json;
  }

  private static String description(String name) {
    return switch (name) {
      case ALL -> "Node pool with all nodes in the cluster.";
      case NodeSpec.DEFAULT_POOL -> "Default node pool.";
      default -> "";
    };
  }
}
