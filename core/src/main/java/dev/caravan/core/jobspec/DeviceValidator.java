package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.DeviceRequest;
import java.util.List;

/** Says what is wrong with the devices that a task asks for. */
final class DeviceValidator {
  private final Findings findings;

  DeviceValidator(Findings findings) {
    this.findings = findings;
  }

  void validate(List<DeviceRequest> devices, Place resources) {
    Occurrences occurrences = new Occurrences();
    for (DeviceRequest device : devices) {
      device(device, resources.labelled("device", device.name(), occurrences.next(device.name())));
    }
  }

  private void device(DeviceRequest device, Place place) {
    findings.require(
        !device.name().isEmpty(),
        place,
        "",
        "device name must be given as one of the following: type, vendor/type, or"
            + " vendor/type/name");
    findings.require(
        device.count() > 0,
        place,
        "count",
        "invalid request of zero devices: count must be at least 1; got %d",
        device.count());
    new ConstraintValidator(findings).validateOfOne(device.constraints(), place);
    new PreferenceValidator(findings).affinities(device.affinities(), place);
  }
}
