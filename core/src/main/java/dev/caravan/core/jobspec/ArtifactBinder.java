package dev.caravan.core.jobspec;

import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.Artifact.Mode;
import dev.caravan.core.model.Defaults;

/** Binds {@code artifact} blocks. */
final class ArtifactBinder {
  private ArtifactBinder() {}

  static Artifact bind(BlockReader block) {
    String source = block.text("source").orElse("");
    Mode mode =
        Words.read(block, "mode", Mode.class, Mode::word, "invalid artifact mode \"%s\"")
            .orElse(Mode.ANY);
    Artifact artifact =
        new Artifact(
            source,
            Words.text(block, "destination").orElse(destination(source, mode)),
            mode,
            block.strings("options"),
            block.strings("headers"),
            block.flag("insecure").orElse(false),
            block.flag("chown").orElse(false));
    block.finish();
    return artifact;
  }

  /** A single file keeps its name; all else goes into the directory. */
  private static String destination(String source, Mode mode) {
    return mode == Mode.FILE
        ? Defaults.ARTIFACT_DESTINATION + source.substring(source.lastIndexOf('/') + 1)
        : Defaults.ARTIFACT_DESTINATION;
  }
}
