package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import java.util.List;

/** Services as JSON. */
final class ServiceNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ServiceNodes() {}

  static ObjectNode service(Service service) {
    ObjectNode json = NODES.objectNode();
    json.put("Name", service.name());
    json.put("PortLabel", service.portLabel());
    json.put("AddressMode", service.addressMode());
    putTexts(json, "Tags", service.tags());
    putTexts(json, "CanaryTags", service.canaryTags());
    json.put("EnableTagOverride", service.enableTagOverride());
    ObjectNode meta = json.putObject("Meta");
    service.meta().forEach(meta::put);
    if (!service.canaryMeta().isEmpty()) {
      ObjectNode canaryMeta = json.putObject("CanaryMeta");
      service.canaryMeta().forEach(canaryMeta::put);
    }
    json.put("Provider", service.provider());
    json.put("TaskName", service.task());
    json.put("OnUpdate", service.onUpdate());
    ArrayNode checks = json.putArray("Checks");
    service.checks().forEach(check -> checks.add(check(check)));
    Members.putOpaque(json, service.opaque());
    return json;
  }

  private static ObjectNode check(ServiceCheck check) {
    ObjectNode json = NODES.objectNode();
    json.put("Name", check.name());
    json.put("Type", check.type());
    json.put("PortLabel", check.portLabel());
    json.put("AddressMode", check.addressMode());
    put(json, check.http());
    json.put("Command", check.script().command());
    putTexts(json, "Args", check.script().args());
    json.put("TaskName", check.script().task());
    json.put("GRPCService", check.grpc().service());
    json.put("GRPCUseTLS", check.grpc().useTls());
    json.put("Interval", check.interval().toNanos());
    json.put("Timeout", check.timeout().toNanos());
    json.put("InitialStatus", check.initialStatus());
    json.put("OnUpdate", check.onUpdate());
    json.put("SuccessBeforePassing", check.successBeforePassing());
    json.put("FailuresBeforeCritical", check.failuresBeforeCritical());
    json.put("Expose", check.expose());
    if (check.restart() != null) {
      json.set("CheckRestart", restart(check.restart()));
    }
    Members.putOpaque(json, check.opaque());
    return json;
  }

  private static void put(ObjectNode json, ServiceCheck.Http http) {
    json.put("Path", http.path());
    json.put("Method", http.method());
    json.put("Protocol", http.protocol());
    ObjectNode headers = json.putObject("Header");
    http.headers().forEach((name, values) -> putTexts(headers, name, values));
    json.put("Body", http.body());
    json.put("TLSSkipVerify", http.tlsSkipVerify());
  }

  private static ObjectNode restart(ServiceCheck.Restart restart) {
    ObjectNode json = NODES.objectNode();
    json.put("Limit", restart.limit());
    json.put("Grace", restart.grace().toNanos());
    json.put("IgnoreWarnings", restart.ignoreWarnings());
    return json;
  }

  private static void putTexts(ObjectNode json, String name, List<String> texts) {
    ArrayNode array = json.putArray(name);
    texts.forEach(array::add);
  }
}
