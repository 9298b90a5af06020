package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Artifact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is wrong with the artifacts of a task. */
final class ArtifactValidator {
  /** Kinds of checksums, with how many hexadecimal digits they have. */
  private static final Map<String, Integer> DIGITS =
      Map.of("md5", 32, "sha1", 40, "sha256", 64, "sha512", 128);

  private final Findings findings;

  ArtifactValidator(Findings findings) {
    this.findings = findings;
  }

  void validate(List<Artifact> artifacts, Place task) {
    for (int i = 0; i < artifacts.size(); i++) {
      artifact(artifacts.get(i), task.plain("artifact", i));
    }
  }

  private void artifact(Artifact artifact, Place place) {
    findings.require(
        !artifact.source().isEmpty(),
        place,
        "source",
        "source must be specified: add source = \"https://…\"");
    findings.require(
        !AllocationPath.escapes("task", artifact.destination()),
        place,
        "destination",
        "destination escapes allocation directory: \"%s\"",
        artifact.destination());
    String checksum = artifact.options().get("checksum");
    // What is put in at run time cannot be judged before.
    if (checksum != null && !checksum.contains("${")) {
      wrongChecksum(checksum.strip())
          .ifPresent(message -> findings.add(place.only("options"), "checksum", message));
    }
  }

  private static Optional<String> wrongChecksum(String checksum) {
    if (checksum.isEmpty()) {
      return Optional.of("checksum value cannot be empty");
    }
    String[] parts = checksum.split(":", -1);
    if (parts.length != 2) {
      return Optional.of("checksum must be given as \"type:value\"; got \"" + checksum + "\"");
    }
    Integer digits = DIGITS.get(parts[0]);
    if (digits == null) {
      String message = "unsupported checksum type: %s; use md5, sha1, sha256 or sha512";
      return Optional.of(message.formatted(parts[0]));
    }
    return parts[1].matches("[0-9a-fA-F]{" + digits + "}")
        ? Optional.empty()
        : Optional.of(
            "invalid %s checksum: %s; it has %d hexadecimal digits"
                .formatted(parts[0], parts[1], digits));
  }
}
