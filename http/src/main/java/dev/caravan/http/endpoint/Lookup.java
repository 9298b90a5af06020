package dev.caravan.http.endpoint;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Parameters;

/** Finds what a path names, or says in Nomad's words that there is no such thing. */
final class Lookup {
  private static final int ID_LENGTH = 36;

  private Lookup() {}

  static JobId jobId(Call call) {
    return new JobId(namespace(call.query()), call.name("job"));
  }

  static String namespace(Parameters query) {
    return query.text("namespace").orElse(JobId.DEFAULT_NAMESPACE);
  }

  static RegisteredJob job(ClusterState state, JobId id) {
    return state.job(id).orElseThrow(() -> ApiException.notFound("job not found"));
  }

  static Allocation allocation(ClusterState state, String id) {
    return state
        .allocation(new AllocationId(whole("alloc", id)))
        .orElseThrow(() -> ApiException.notFound("alloc not found"));
  }

  static Evaluation evaluation(ClusterState state, String id) {
    return state
        .evaluation(new EvaluationId(whole("eval", id)))
        .orElseThrow(() -> ApiException.notFound("eval not found"));
  }

  static Deployment deployment(ClusterState state, String id) {
    return state
        .deployment(new DeploymentId(whole("deployment", id)))
        .orElseThrow(() -> ApiException.notFound("deployment not found"));
  }

  static Node node(ClusterState state, String id) {
    return state
        .node(new NodeId(whole("node", id)))
        .orElseThrow(() -> ApiException.notFound("node not found"));
  }

  private static String whole(String word, String id) {
    if (id.length() != ID_LENGTH) {
      throw ApiException.refused(
          word + " lookup failed: index error: UUID must be 36 characters; list with ?prefix=");
    }
    return id;
  }
}
