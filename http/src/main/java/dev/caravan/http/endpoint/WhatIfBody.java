package dev.caravan.http.endpoint;

import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.WhatIf;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.request.ApiException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plan is asked to assume of the cluster: {@code NodesDrained} and {@code NodesRemoved}, by
 * their names, and {@code NodesAdded}, by new names with that of a node that they are like.
 */
final class WhatIfBody {
  private WhatIfBody() {}

  /**
   * The changes, in that order.
   *
   * @throws ApiException if a new node is to be like one that is not there, or there is no change
   */
  static List<WhatIf> read(Body body, ClusterState state) {
    List<WhatIf> changes = new ArrayList<>();
    body.texts("NodesDrained").forEach(name -> changes.add(WhatIf.nodeDrained(name)));
    body.texts("NodesRemoved").forEach(name -> changes.add(WhatIf.nodeRemoved(name)));
    body.strings("NodesAdded")
        .forEach((name, like) -> changes.add(WhatIf.nodeAdded(copy(name, like, state))));
    if (changes.isEmpty()) {
      throw ApiException.badRequest(
          "WhatIf needs a change: NodesDrained, NodesRemoved or NodesAdded");
    }
    return changes;
  }

  private static NodeSpec copy(String name, String like, ClusterState state) {
    if (state.nodeNamed(name).isPresent()) {
      throw ApiException.badRequest("there is a node named \"" + name + "\" already");
    }
    return state
        .nodeNamed(like)
        .map(Node::spec)
        .map(spec -> spec.withName(name))
        .orElseThrow(() -> ApiException.badRequest("no node is named \"" + like + "\""));
  }
}
