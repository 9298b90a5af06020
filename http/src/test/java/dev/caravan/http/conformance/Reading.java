package dev.caravan.http.conformance;

import static dev.caravan.http.conformance.Shaping.object;
import static dev.caravan.http.conformance.Shaping.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.caravan.http.conformance.Api.Reply;
import dev.caravan.http.conformance.Api.Trouble;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps that only read, again and again until they see what is expected. */
final class Reading {
  private static final Pattern UUID =
      Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
  private static final Pattern NODE = Pattern.compile("\\{node:([^}]+)}");

  private Reading() {}

  static String maskIds(String text) {
    return UUID.matcher(text).replaceAll("<id>");
  }

  static ObjectNode logs(CaseRun run, JsonNode step, JsonNode expected) {
    JsonNode allocation = run.allocation(step);
    String path =
        "/v1/client/fs/logs/%s?task=%s&type=%s&plain=true&origin=start&offset=0&follow=false"
            .formatted(
                allocation.get("ID").asText(),
                Api.quoted(step.get("task").asText()),
                step.path("stream").asText("stdout"));
    return until(
        run, Duration.ofSeconds(6), expected, () -> log(run.api.get(path), step, allocation));
  }

  private static ObjectNode log(Reply reply, JsonNode step, JsonNode allocation) {
    ObjectNode out = object().put("status", reply.status());
    if (!reply.ok()) {
      out.putObject("error").put("said", reply.text().strip());
      return out;
    }
    String text =
        reply
            .text()
            .replace(allocation.get("ID").asText(), "<alloc>")
            .replace(allocation.get("NodeID").asText(), "<node>");
    Stream<String> lines = masked(text, step, null).lines();
    ArrayNode all = out.putArray("lines");
    (step.path("sorted").asBoolean() ? lines.sorted() : lines).forEach(all::add);
    return out;
  }

  static ObjectNode get(CaseRun run, JsonNode step, JsonNode expected) {
    JsonNode allocation =
        step.get("path").asText().contains("{alloc}") ? run.allocation(step) : null;
    String path = path(run, step, allocation);
    Duration retry = Duration.ofSeconds(step.path("retry").asLong(0));
    return until(run, retry, expected, () -> value(run.api.get(path), step, allocation));
  }

  private static String path(CaseRun run, JsonNode step, @Nullable JsonNode allocation) {
    String path = step.get("path").asText();
    if (path.contains("{job}")) {
      path = path.replace("{job}", Api.quoted(run.jobId(step)));
    }
    if (allocation != null) {
      path = path.replace("{alloc}", allocation.get("ID").asText());
    }
    if (path.contains("{deployment}")) {
      path = path.replace("{deployment}", run.deployment(step));
    }
    if (path.contains("{eval}")) {
      path = path.replace("{eval}", evaluation(run, step));
    }
    Matcher node = NODE.matcher(path);
    return node.replaceAll(found -> run.node(found.group(1)));
  }

  private static String evaluation(CaseRun run, JsonNode step) {
    return run.api.list(Api.job(run.jobId(step), "/evaluations")).stream()
        .filter(one -> !step.has("trigger") || step.get("trigger").equals(one.get("TriggeredBy")))
        .max(Comparator.comparingLong(one -> one.path("CreateIndex").asLong()))
        .map(one -> one.get("ID").asText())
        .orElseThrow(() -> new Trouble("no evaluation to look at"));
  }

  private static ObjectNode value(Reply reply, JsonNode step, @Nullable JsonNode allocation) {
    ObjectNode out = object().put("status", reply.status());
    for (JsonNode header : step.path("headers")) {
      boolean there = reply.response().headers().firstValue(header.asText()).isPresent();
      out.withObject("/headers").put(header.asText(), there);
    }
    if (!reply.ok()) {
      out.putObject("error").put("said", reply.text().strip());
      return out;
    }
    if (step.path("text").asBoolean()) {
      return out.put("value", masked(reply.text(), step, allocation));
    }
    JsonNode value = Shaping.pick(Shaping.dropEmpty(reply.json()), step.path("pick"));
    if (step.path("sorted").asBoolean() && value.isArray()) {
      value = Shaping.sorted(value);
    }
    return out.set("value", masked(value, step, allocation));
  }

  private static ObjectNode until(
      CaseRun run, Duration limit, JsonNode expected, Supplier<ObjectNode> read) {
    ObjectNode[] last = new ObjectNode[1];
    run.await(
        limit,
        () -> {
          last[0] = read.get();
          return Optional.of(last[0]).filter(one -> Differences.of(expected, one).isEmpty());
        });
    return last[0];
  }

  private static JsonNode masked(JsonNode value, JsonNode step, @Nullable JsonNode allocation) {
    if (value.isTextual()) {
      return TextNode.valueOf(masked(text(value), step, allocation));
    }
    if (value.isArray()) {
      ArrayNode out = Shaping.array();
      value.forEach(one -> out.add(masked(one, step, allocation)));
      return out;
    }
    if (value.isObject()) {
      ObjectNode out = object();
      value
          .properties()
          .forEach(
              one ->
                  out.set(
                      masked(one.getKey(), step, allocation),
                      masked(one.getValue(), step, allocation)));
      return out;
    }
    return value;
  }

  private static String masked(String text, JsonNode step, @Nullable JsonNode allocation) {
    String out = allocation == null ? text : text.replace(allocation.get("ID").asText(), "<alloc>");
    for (JsonNode mask : step.path("mask")) {
      Pattern pattern = Pattern.compile(mask.get(0).asText(), Pattern.MULTILINE);
      // The cases write references to groups as Python does.
      String replacement = mask.get(1).asText().replaceAll("\\\\(\\d)", "\\$$1");
      out = pattern.matcher(out).replaceAll(replacement);
    }
    return Normal.maskChildren(out);
  }
}
