package dev.caravan.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What Nomad 1.1 was asked step by step, and the diffs that it answered with. */
record RecordedCase(Path directory, List<Step> steps) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<RecordedCase> all() {
    try (Stream<Path> directories =
        Files.list(Path.of(RecordedCase.class.getResource("/recorded/diff").toURI()))) {
      return directories.sorted().map(RecordedCase::read).toList();
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static RecordedCase read(Path directory) {
    JsonNode asked = json(directory.resolve("case.json")).get("steps");
    JsonNode expected = json(directory.resolve("expected.json")).get("steps");
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      steps.add(new Step(directory, i + 1, asked.get(i), expected.get(i)));
    }
    return new RecordedCase(directory, steps);
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return directory.getFileName().toString();
  }

  record Step(Path directory, int number, JsonNode asked, JsonNode expected) {
    String does() {
      return asked.get("do").textValue();
    }

    /** Whether the server is to say no, so that nothing comes of the step. */
    boolean isRefused() {
      return asked.has("expect");
    }

    /** The job of the step's file, after what the step edits in it. */
    Job job() {
      String name = asked.get("job").textValue();
      try {
        String text = Files.readString(directory.resolve(name));
        for (JsonNode edit : asked.path("edit")) {
          text = text.replace(edit.get(0).textValue(), edit.get(1).textValue());
        }
        return JobSpec.parse(text, name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return directory.getFileName() + ", step " + number;
    }
  }
}
