package dev.caravan.scheduler.runner;

import dev.caravan.scheduler.template.TemplateFunctions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The services of one namespace, by the names that consul-template's templates use.
 *
 * @param services of all namespaces
 * @param namespace that of the job whose templates ask
 */
record TemplateServices(KnownServices services, String namespace)
    implements TemplateFunctions.Services {

  @Override
  public List<Map<String, Object>> named(String name) {
    return known().filter(one -> one.name().equals(name)).map(TemplateServices::fields).toList();
  }

  @Override
  public List<Map<String, Object>> all() {
    return ServiceCatalog.tagsByName(known().toList()).entrySet().stream()
        .map(entry -> Map.of("Name", entry.getKey(), "Tags", List.copyOf(entry.getValue())))
        .toList();
  }

  private Stream<ServiceRegistration> known() {
    return services.now().stream().filter(one -> one.job().namespace().equals(namespace));
  }

  private static Map<String, Object> fields(ServiceRegistration one) {
    return Map.of(
        "ID", one.id(),
        "Name", one.name(),
        "Node", one.node().value(),
        "Datacenter", one.datacenter(),
        "JobID", one.job().value(),
        "AllocID", one.allocation().value(),
        "Namespace", one.job().namespace(),
        "Tags", one.tags(),
        "Address", one.address(),
        "Port", (long) one.port());
  }
}
