package dev.caravan.core.diff;

import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares services, which belong together by their names, as do their checks. */
final class ServiceDiffer {
  private ServiceDiffer() {}

  static List<ObjectDiff> diff(Sides<List<Service>> services) {
    return ObjectDiffs.differing(Sides.byName(services, Service::name), ServiceDiffer::service);
  }

  private static ObjectDiff service(Change<Service> change) {
    List<ObjectDiff> objects = new ArrayList<>();
    ObjectDiffs.wordsInContext("CanaryTags", change.list(Service::canaryTags))
        .ifPresent(objects::add);
    ObjectDiffs.wordsInContext("Tags", change.list(Service::tags)).ifPresent(objects::add);
    objects.addAll(
        ObjectDiffs.differing(
            Sides.byName(change.list(Service::checks), ServiceCheck::name), ServiceDiffer::check));
    objects.addAll(OpaqueDiffer.objects(change.map(Service::opaque)));
    List<FieldDiff> fields = FieldDiffs.inContext(change.fields(ServiceDiffer::fieldsOf));
    return new ObjectDiff(change.type(), "Service", fields, objects);
  }

  private static ObjectDiff check(Change<ServiceCheck> change) {
    List<ObjectDiff> objects = new ArrayList<>();
    ObjectDiffs.words("Args", change.list(check -> check.script().args())).ifPresent(objects::add);
    ObjectDiffs.map("Header", change.map(check -> headersOf(check.http()))).ifPresent(objects::add);
    ObjectDiffs.one("CheckRestart", change.fields(check -> fieldsOf(check.restart())))
        .ifPresent(objects::add);
    objects.addAll(OpaqueDiffer.objects(change.map(ServiceCheck::opaque)));
    List<FieldDiff> fields = FieldDiffs.inContext(change.fields(ServiceDiffer::fieldsOf));
    return new ObjectDiff(change.type(), "Check", fields, objects);
  }

  private static Fields fieldsOf(Service service) {
    return OpaqueDiffer.fieldsOf(service.opaque())
        .with("AddressMode", service.addressMode())
        .withEach("CanaryMeta", service.canaryMeta())
        .with("EnableTagOverride", service.enableTagOverride())
        .withEach("Meta", service.meta())
        .with("Name", service.name())
        .with("Namespace", "default")
        .with("OnUpdate", service.onUpdate())
        .with("PortLabel", service.portLabel())
        .ifSet("Provider", service.provider())
        .with("TaskName", service.task());
  }

  private static Fields fieldsOf(ServiceCheck check) {
    return OpaqueDiffer.fieldsOf(check.opaque())
        .with("AddressMode", check.addressMode())
        .with("Body", check.http().body())
        .with("Command", check.script().command())
        .with("Expose", check.expose())
        .with("FailuresBeforeCritical", check.failuresBeforeCritical())
        .with("GRPCService", check.grpc().service())
        .with("GRPCUseTLS", check.grpc().useTls())
        .with("InitialStatus", check.initialStatus())
        .with("Interval", check.interval())
        .with("Method", check.http().method())
        .with("Name", check.name())
        .with("OnUpdate", check.onUpdate())
        .with("Path", check.http().path())
        .with("PortLabel", check.portLabel())
        .with("Protocol", check.http().protocol())
        .with("SuccessBeforePassing", check.successBeforePassing())
        .with("TLSSkipVerify", check.http().tlsSkipVerify())
        .with("TaskName", check.script().task())
        .with("Timeout", check.timeout())
        .with("Type", check.type());
  }

  private static Map<String, Object> headersOf(ServiceCheck.Http http) {
    return new HashMap<>(http.headers());
  }

  private static Fields fieldsOf(ServiceCheck.@Nullable Restart restart) {
    if (restart == null) {
      return Fields.none();
    }
    return new Fields()
        .with("Grace", restart.grace())
        .with("IgnoreWarnings", restart.ignoreWarnings())
        .with("Limit", restart.limit());
  }
}
