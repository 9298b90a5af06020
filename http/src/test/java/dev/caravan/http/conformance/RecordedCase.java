package dev.caravan.http.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Steps that were once taken against a real Nomad, and what it answered.
 *
 * @param name the name of its folder
 * @param folder where its job files are
 * @param script the shape of the cluster that it needs, and the steps
 * @param needsDocker whether any of its tasks is a container
 * @param expected what came of each step, and what varied from one time to the next
 */
record RecordedCase(
    String name, Path folder, boolean needsDocker, JsonNode script, JsonNode expected) {
  static final ObjectMapper MAPPER = new ObjectMapper();

  /** All cases of a folder, by name. */
  static List<RecordedCase> all(Path root) throws IOException {
    List<RecordedCase> cases = new ArrayList<>();
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.sorted().toList()) {
        cases.add(read(folder));
      }
    }
    return cases;
  }

  private static RecordedCase read(Path folder) throws IOException {
    return new RecordedCase(
        folder.getFileName().toString(),
        folder,
        mentionsDocker(folder),
        MAPPER.readTree(folder.resolve("case.json").toFile()),
        MAPPER.readTree(folder.resolve("expected.json").toFile()));
  }

  private static boolean mentionsDocker(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        // What was recorded mentions drivers that are not used, as attributes of the node.
        boolean script = !file.endsWith("expected.json");
        if (script && Files.readString(file).contains("docker")) {
          return true;
        }
      }
      return false;
    }
  }

  /** The shape of the cluster that it needs. */
  String shape() {
    return script.path("cluster").asText("one");
  }

  /** Whether no other case may be run on its cluster meanwhile. */
  boolean alone() {
    return script.path("alone").asBoolean(!shape().equals("one"));
  }

  /** Paths of a step's result that say nothing. */
  List<String> unstable(int step) {
    List<String> paths = new ArrayList<>();
    String prefix = (step + 1) + "/";
    for (JsonNode path : expected.path("unstable")) {
      if (path.asText().startsWith(prefix)) {
        paths.add(path.asText().substring(prefix.length()));
      }
    }
    return paths;
  }
}
