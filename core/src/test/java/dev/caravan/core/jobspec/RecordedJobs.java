package dev.caravan.core.jobspec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What Nomad 1.1 was asked about job files, step by step, and what it answered. */
final class RecordedJobs {
  private static final Path ROOT = Path.of("src/test/resources/recorded/jobspec");
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordedJobs() {}

  /** A step of a case: one in which a job is read, or one that looks at the job before it. */
  record Step(Path directory, int number, JsonNode asked, JsonNode expected, Path file) {

    boolean isRefused() {
      return asked.has("expect");
    }

    /** What the refusal must mention. */
    List<String> words() {
      List<String> words = new ArrayList<>();
      asked.get("expect").forEach(word -> words.add(word.textValue()));
      return words;
    }

    String does() {
      return asked.get("do").textValue();
    }

    /** The job of the step, with what the step changes in the file, and then in its JSON. */
    Job job() {
      String text = text();
      if (!asked.has("put")) {
        return JobSpec.parse(text, file.getFileName().toString());
      }
      ObjectNode json = (ObjectNode) tree(JobSpec.toJson(JobSpec.parse(text, "file"))).get("Job");
      asked.get("put").properties().forEach(put -> put(json, put.getKey(), put.getValue()));
      return JobSpec.parse(json.toString(), "json");
    }

    private String text() {
      String text = Corpus.text(file);
      for (JsonNode edit : asked.path("edit")) {
        text = text.replace(edit.get(0).textValue(), edit.get(1).textValue());
      }
      return text;
    }

    private static void put(ObjectNode json, String path, JsonNode value) {
      int last = path.lastIndexOf('/');
      JsonNode owner = last < 0 ? json : json.at("/" + path.substring(0, last));
      ((ObjectNode) owner).set(path.substring(last + 1), value);
    }

    @Override
    public String toString() {
      return directory.getFileName() + ", step " + number;
    }
  }

  static List<Step> steps() {
    try (Stream<Path> directories = Files.list(ROOT)) {
      return directories.sorted().flatMap(directory -> steps(directory).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Step> steps(Path directory) {
    JsonNode asked = tree(Corpus.text(directory.resolve("case.json"))).get("steps");
    JsonNode expected = tree(Corpus.text(directory.resolve("expected.json"))).get("steps");
    List<Step> steps = new ArrayList<>();
    String file = "";
    for (int i = 0; i < asked.size(); i++) {
      file = asked.get(i).path("job").asText(file);
      steps.add(new Step(directory, i + 1, asked.get(i), expected.get(i), directory.resolve(file)));
    }
    return steps;
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
