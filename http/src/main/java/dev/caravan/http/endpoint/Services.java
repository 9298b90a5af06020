package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.JobId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Answer.Look;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.runner.ServiceCatalog;
import dev.caravan.scheduler.runner.ServiceRegistration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The services that run. */
public final class Services {
  private static final String ALL_NAMESPACES = "*";

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/services", call -> new Answer.Live(state -> names(state, call)))
        .read("/v1/service/{service}", call -> new Answer.Live(state -> named(state, call)))
        .delete("/v1/service/{service}/{id}", Services::remove);
  }

  /** What is registered follows from what runs, so there is nothing that could be taken out. */
  private static Answer remove(Call call) {
    throw ApiException.badRequest(
        "service registration %s follows from a task that runs: stop its allocation, or take the service out of its job"
            .formatted(call.name("id")));
  }

  private static Look names(ClusterState state, Call call) {
    List<ServiceRegistration> all = in(state, call);
    return new Look(index(all), () -> Answer.Json.of(byNamespace(all)));
  }

  private static Look named(ClusterState state, Call call) {
    List<ServiceRegistration> all =
        in(state, call).stream().filter(one -> one.name().equals(call.name("service"))).toList();
    return new Look(
        index(all), () -> Answer.Json.of(Json.array(all.stream(), Services::registration)));
  }

  private static List<ServiceRegistration> in(ClusterState state, Call call) {
    String wanted = call.query().text("namespace").orElse(JobId.DEFAULT_NAMESPACE);
    return ServiceCatalog.of(state).stream()
        .filter(one -> wanted.equals(ALL_NAMESPACES) || one.job().namespace().equals(wanted))
        .toList();
  }

  private static long index(List<ServiceRegistration> all) {
    return all.stream().mapToLong(ServiceRegistration::modifyIndex).max().orElse(1);
  }

  private static ArrayNode byNamespace(List<ServiceRegistration> all) {
    Map<String, List<ServiceRegistration>> namespaces =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.job().namespace(), TreeMap::new, Collectors.toList()));
    return Json.array(
        namespaces.entrySet().stream(),
        entry -> {
          ObjectNode json = Json.object().put("Namespace", entry.getKey());
          json.set("Services", byName(entry.getValue()));
          return json;
        });
  }

  private static ArrayNode byName(List<ServiceRegistration> all) {
    return Json.array(
        ServiceCatalog.tagsByName(all).entrySet().stream(),
        entry -> {
          ObjectNode json = Json.object().put("ServiceName", entry.getKey());
          entry.getValue().forEach(json.putArray("Tags")::add);
          return json;
        });
  }

  private static ObjectNode registration(ServiceRegistration one) {
    ObjectNode json =
        Json.object()
            .put("ID", one.id())
            .put("ServiceName", one.name())
            .put("Namespace", one.job().namespace())
            .put("NodeID", one.node().value())
            .put("Datacenter", one.datacenter())
            .put("JobID", one.job().value())
            .put("AllocID", one.allocation().value());
    one.tags().forEach(json.putArray("Tags")::add);
    return json.put("Address", one.address())
        .put("Port", one.port())
        .put("CreateIndex", one.createIndex())
        .put("ModifyIndex", one.modifyIndex());
  }
}
