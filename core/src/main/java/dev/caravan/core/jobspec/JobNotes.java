package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.VolumeMount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what of a valid job is kept and has no effect here. */
final class JobNotes {
  private final Findings findings = new Findings();

  private JobNotes() {}

  /** All there is to say; nothing for a job of which everything has an effect. */
  static List<Finding> of(Job job) {
    JobNotes notes = new JobNotes();
    Place place = Place.TOP.labelled("job", job.id().value(), 0);
    notes.keptUnless(!job.allAtOnce(), place, "all_at_once");
    Map<String, Object> kept = new LinkedHashMap<>(job.opaque());
    kept.remove("NodePool");
    notes.opaque(kept, OpaqueKeys.JOB, place);
    for (TaskGroup group : job.taskGroups()) {
      Place inside = place.labelled("group", group.name(), 0);
      notes.keptUnless(group.scaling() == null, inside.only("scaling"));
      notes.opaque(group.opaque(), OpaqueKeys.GROUP, inside);
      notes.networks(group.networks(), inside);
      notes.services(group.services(), inside);
      notes.policies(job.type(), group, inside);
      for (Task task : group.tasks()) {
        notes.task(task, inside.labelled("task", task.name(), 0));
      }
    }
    return notes.findings.all();
  }

  /**
   * What is as it is by default was not asked for. Jobs for each node are staggered; the others go
   * by the health of what is replaced.
   */
  private void policies(JobType type, TaskGroup group, Place place) {
    UpdateStrategy update = group.update();
    keptUnless(
        type.runsOnEachNode() || update == null || update.stagger().equals(Defaults.STAGGER),
        place.only("update"),
        "stagger");
  }

  private void task(Task task, Place place) {
    opaque(task.opaque(), OpaqueKeys.TASK, place);
    opaque(task.resources().opaque(), OpaqueKeys.RESOURCES, place.only("resources"));
    networks(task.resources().networks(), place.only("resources"));
    services(task.services(), place);
    keptUnless(task.scaling().isEmpty(), place.only("scaling"));
    for (VolumeMount mount : task.volumeMounts()) {
      Place inside = place.only("volume_mount");
      boolean isDefault = mount.propagationMode().equals(Defaults.PROPAGATION_MODE);
      keptUnless(isDefault, inside, "propagation_mode");
      keptUnless(mount.selinuxLabel().isEmpty(), inside, "selinux_label");
    }
  }

  private void networks(List<Network> networks, Place place) {
    Place inside = place.only("network");
    for (Network network : networks) {
      keptUnless(network.dns() == null, inside.only("dns"));
      keptUnless(network.hostname().isEmpty(), inside, "hostname");
      opaque(network.opaque(), OpaqueKeys.NETWORK, inside);
      for (Port port : network.ports()) {
        Place opened = inside.labelled("port", port.label(), 0);
        keptUnless(port.hostNetwork().isEmpty(), opened, "host_network");
        keptUnless(!port.ignoreCollision(), opened, "ignore_collision");
      }
    }
  }

  private void services(List<Service> services, Place place) {
    Place inside = place.only("service");
    // There is no Consul, which the others are for.
    keptUnless(services.stream().allMatch(Service::registeredHere), inside);
    services.forEach(service -> opaque(service.opaque(), OpaqueKeys.SERVICE, inside));
  }

  private void opaque(Map<String, Object> opaque, List<OpaqueKey> keys, Place place) {
    for (String field : opaque.keySet()) {
      Optional<OpaqueKey> key = keys.stream().filter(one -> one.field().equals(field)).findFirst();
      String name = key.map(OpaqueKey::name).orElse(ApiNames.key(field));
      boolean isBlock = key.map(OpaqueKey::kind).filter(OpaqueKey.Kind::isBlock).isPresent();
      keptUnless(false, isBlock ? place.only(name) : place, name);
    }
  }

  private void keptUnless(boolean absent, Place block) {
    keptUnless(absent, block, block.type());
  }

  private void keptUnless(boolean absent, Place block, String key) {
    findings.require(absent, block, key, "%s is kept and has no effect", key);
  }
}
