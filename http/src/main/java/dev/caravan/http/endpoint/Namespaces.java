package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.JobId;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import java.util.stream.Stream;

/** The one namespace that there is. */
public final class Namespaces {

  /** The paths. */
  public void addTo(Router router) {
    router
        .read(
            "/v1/namespaces",
            call -> Answer.Json.of(Json.array(Stream.of(theDefault()), namespace -> namespace)))
        .read("/v1/namespace/{namespace}", Namespaces::one)
        .write("/v1/namespace", NotYet.endpoint("making namespaces"))
        .write("/v1/namespace/{namespace}", NotYet.endpoint("making namespaces"))
        .delete("/v1/namespace/{namespace}", NotYet.endpoint("removing namespaces"));
  }

  private static Answer one(Call call) {
    if (!call.name("namespace").equals(JobId.DEFAULT_NAMESPACE)) {
      throw ApiException.notFound("Namespace not found");
    }
    return Answer.Json.of(theDefault());
  }

  private static ObjectNode theDefault() {
    return Json.object()
        .put("Name", JobId.DEFAULT_NAMESPACE)
        .put("Description", "Default shared namespace")
        .put("CreateIndex", 1)
        .put("ModifyIndex", 1);
  }
}
