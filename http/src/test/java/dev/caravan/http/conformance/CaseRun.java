package dev.caravan.http.conformance;

import static dev.caravan.http.conformance.Shaping.object;
import static dev.caravan.http.conformance.Shaping.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.http.conformance.Api.Reply;
import dev.caravan.http.conformance.Api.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of the steps of a case. */
final class CaseRun {
  private static final Duration POLL = Duration.ofMillis(200);

  final Api api;
  final Set<String> jobs = new LinkedHashSet<>();
  boolean touchedNodes;
  @Nullable String current;
  private final RecordedCase recorded;

  CaseRun(Api api, RecordedCase recorded) {
    this.api = api;
    this.recorded = recorded;
  }

  /** A job file sent to be parsed. */
  record Parsed(Reply reply, @Nullable ObjectNode job) {
    ObjectNode orFailure(JsonNode step) {
      if (job == null) {
        throw new Refused(
            object()
                .put("parse_status", reply.status())
                .set("error", object().put("said", reply.text().strip())));
      }
      return job;
    }
  }

  /** The job file of a step could not be read; the result of the step says so. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient ObjectNode result;

    Refused(ObjectNode result) {
      this.result = result;
    }
  }

  Parsed parse(JsonNode step) {
    ObjectNode body = object().put("JobHCL", hcl(step)).put("Canonicalize", true);
    if (step.path("hclv1").asBoolean()) {
      body.put("hclv1", true);
    }
    Reply reply = api.post("/v1/jobs/parse", body);
    if (!reply.ok()) {
      return new Parsed(reply, null);
    }
    ObjectNode job = (ObjectNode) reply.json();
    step.path("put").properties().forEach(one -> put(job, one.getKey(), one.getValue()));
    return new Parsed(reply, job);
  }

  private String hcl(JsonNode step) {
    try {
      String text = Files.readString(recorded.folder().resolve(step.get("job").asText()));
      for (JsonNode edit : step.path("edit")) {
        text = text.replace(edit.get(0).asText(), edit.get(1).asText());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ObjectNode job, String path, JsonNode value) {
    int slash = path.lastIndexOf('/');
    JsonNode target = slash < 0 ? job : job.at("/" + path.substring(0, slash));
    ((ObjectNode) target).set(path.substring(slash + 1), value);
  }

  /** Sees to it that nothing is left of a job before its id is used first. */
  void fresh(String id) {
    if (jobs.add(id) && api.get(Api.job(id, "")).ok()) {
      purge(List.of(id));
    }
  }

  String jobId(JsonNode step) {
    String id = step.hasNonNull("id") ? step.get("id").asText() : current;
    if (id == null) {
      throw new Trouble("no job has been registered");
    }
    if (!step.has("child")) {
      return id;
    }
    List<JsonNode> children =
        await(
                Duration.ofSeconds(3),
                () -> Optional.of(View.children(api, id)).filter(c -> !c.isEmpty()))
            .orElseThrow(() -> new Trouble("no child of job " + id));
    Comparator<JsonNode> age = Comparator.comparingLong(one -> one.path("CreateIndex").asLong());
    boolean oldest = step.get("child").asText().equals("oldest");
    return children.stream()
        .max(oldest ? age.reversed() : age)
        .map(one -> one.get("ID").asText())
        .orElseThrow();
  }

  JsonNode allocation(JsonNode step) {
    JsonNode wanted = step.path("alloc");
    String id = jobId(step);
    return await(
            Duration.ofSeconds(3),
            () -> {
              List<JsonNode> found =
                  api.list(Api.job(id, "/allocations")).stream()
                      .filter(one -> isWanted(wanted, one))
                      .sorted(
                          Comparator.<JsonNode>comparingLong(
                                  one -> one.path("CreateIndex").asLong())
                              .thenComparing(one -> text(one.path("Name"))))
                      .toList();
              boolean oldest = wanted.path("which").asText().equals("oldest");
              return found.isEmpty()
                  ? Optional.empty()
                  : Optional.of(found.get(oldest ? 0 : found.size() - 1));
            })
        .orElseThrow(() -> new Trouble("job %s has no allocation like %s".formatted(id, wanted)));
  }

  private static boolean isWanted(JsonNode wanted, JsonNode allocation) {
    String name = wanted.isTextual() ? wanted.textValue() : text(wanted.path("name"));
    Map<String, String> fields =
        Map.of("client", "ClientStatus", "desired", "DesiredStatus", "group", "TaskGroup");
    boolean fits = name.isEmpty() || text(allocation.path("Name")).endsWith("." + name);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      fits &=
          !wanted.has(field.getKey())
              || wanted.get(field.getKey()).equals(allocation.get(field.getValue()));
    }
    fits &=
        !wanted.has("version")
            || wanted.get("version").asLong() == allocation.path("JobVersion").asLong();
    return fits
        && (!wanted.has("canary")
            || wanted.get("canary").asBoolean()
                == allocation.at("/DeploymentStatus/Canary").asBoolean());
  }

  String deployment(JsonNode step) {
    if (step.path("deployment").asText().equals("none")) {
      return "00000000-0000-4000-8000-000000000000";
    }
    return api.list(Api.job(jobId(step), "/deployments")).stream()
        .max(
            Comparator.<JsonNode>comparingLong(one -> one.path("JobVersion").asLong())
                .thenComparingLong(one -> one.path("CreateIndex").asLong()))
        .map(one -> one.get("ID").asText())
        .orElseThrow(() -> new Trouble("the job has no deployment"));
  }

  Map<String, JsonNode> nodes() {
    Map<String, JsonNode> byName = new TreeMap<>();
    api.list("/v1/nodes").forEach(node -> byName.put(node.get("Name").asText(), node));
    return byName;
  }

  String node(String name) {
    return Optional.ofNullable(nodes().get(name))
        .map(node -> node.get("ID").asText())
        .orElseThrow(() -> new Trouble("there is no node " + name));
  }

  /** Waits until the conditions hold and nothing happens any more; says why it gave up. */
  Optional<String> settle(String job, JsonNode step) {
    List<String> until = new ArrayList<>();
    step.path("until").forEach(one -> until.add(one.asText()));
    Set<String> allowed = new HashSet<>();
    step.path("allow").forEach(one -> allowed.add(one.asText()));
    long quiet = (long) (step.path("quiet").asDouble(1.5) * 1e9);
    // Longer than the case says: how busy this machine is says nothing about the API.
    long end = System.nanoTime() + (long) (step.path("bound").asDouble(20) * 3e9);
    String last = "";
    long since = System.nanoTime();
    while (true) {
      View view = View.of(api, job);
      String signature = view.signature();
      long now = System.nanoTime();
      if (!signature.equals(last)) {
        last = signature;
        since = now;
      }
      List<String> unmet = until.stream().filter(one -> !view.holds(one)).toList();
      Optional<String> busy = view.busy(allowed);
      if (unmet.isEmpty() && (quiet <= 0 || (busy.isEmpty() && now - since >= quiet))) {
        return Optional.empty();
      }
      if (now > end) {
        return Optional.of("did not settle: waiting for %s %s".formatted(unmet, busy.orElse("")));
      }
      pause(POLL);
    }
  }

  /** Looks again and again until there is something, or the time is up. */
  <T> Optional<T> await(Duration limit, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + limit.toNanos();
    Optional<T> found = look.get();
    while (found.isEmpty() && System.nanoTime() < end) {
      pause(POLL);
      found = look.get();
    }
    return found;
  }

  void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("interrupted", e);
    }
  }

  /** Leaves nothing behind. */
  void cleanUp() {
    for (String id : jobs) {
      try {
        purge(List.of(id));
      } catch (Trouble noSuchPath) {
        // Some ids are so bad that no path can have them; then there is no job either.
      }
    }
    if (touchedNodes) {
      nodes().values().forEach(this::reset);
    }
  }

  private void reset(JsonNode node) {
    String path = "/v1/node/" + node.get("ID").asText();
    if (node.path("Drain").asBoolean()) {
      api.post(path + "/drain", object().putNull("DrainSpec").put("MarkEligible", true));
    } else {
      api.post(path + "/eligibility", object().put("Eligibility", "eligible"));
    }
  }

  private void purge(List<String> ids) {
    Set<String> all = new LinkedHashSet<>(ids);
    for (String id : ids) {
      View.children(api, id).forEach(child -> all.add(child.get("ID").asText()));
    }
    all.forEach(id -> api.call("DELETE", Api.job(id, "?purge=true"), null));
    for (String id : all) {
      await(
          Duration.ofSeconds(12),
          () ->
              Optional.of(id)
                  .filter(
                      one ->
                          api.list(Api.job(one, "/allocations")).stream()
                              .noneMatch(CaseRun::isLive)));
    }
  }

  private static boolean isLive(JsonNode allocation) {
    String status = text(allocation.path("ClientStatus"));
    return status.equals("running") || status.equals("pending");
  }
}
