package dev.caravan.http.conformance;

import static dev.caravan.http.conformance.Shaping.object;
import static dev.caravan.http.conformance.Shaping.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.http.conformance.Api.Reply;
import dev.caravan.http.conformance.CaseRun.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What the steps of cases do, and what of the answers counts. */
final class Steps {
  private static final Map<String, BiFunction<CaseRun, JsonNode, ObjectNode>> ALL =
      Map.ofEntries(
          Map.entry("parse", Steps::parse),
          Map.entry("validate", Steps::validate),
          Map.entry("plan", Steps::plan),
          Map.entry("register", Steps::register),
          Map.entry("settle", Steps::settle),
          Map.entry("sleep", Steps::sleep),
          Map.entry("stop", Steps::stop),
          Map.entry("dispatch", Steps::dispatch),
          Map.entry("force", Steps::force),
          Map.entry("evaluate", Steps::evaluate),
          Map.entry("promote", Steps::promote),
          Map.entry("fail", Steps::fail),
          Map.entry("pause", (run, step) -> pause(run, step, step.path("pause").asBoolean(true))),
          Map.entry("resume", (run, step) -> pause(run, step, false)),
          Map.entry("set-health", Steps::setHealth),
          Map.entry("revert", Steps::revert),
          Map.entry("scale", Steps::scale),
          Map.entry("drain", Steps::drain),
          Map.entry("eligibility", Steps::eligibility),
          Map.entry("nodes", Steps::nodes),
          Map.entry("placement", Steps::placement),
          Map.entry("alloc-stop", Steps::stopAllocation),
          Map.entry("alloc-restart", Steps::restartAllocation),
          Map.entry("alloc-signal", Steps::signalAllocation),
          Map.entry("versions", Steps::versions),
          Map.entry("request", Steps::request),
          Map.entry("blocking", Steps::blocking));

  private Steps() {}

  /**
   * Takes a step.
   *
   * @param expected what is to come of it: reading is repeated for a while until it does
   */
  static ObjectNode take(CaseRun run, JsonNode step, JsonNode expected) {
    String name = step.get("do").asText();
    try {
      return switch (name) {
        case "logs" -> Reading.logs(run, step, expected);
        case "get" -> Reading.get(run, step, expected);
        default -> ALL.get(name).apply(run, step);
      };
    } catch (CaseRun.Refused e) {
      return e.result;
    }
  }

  /** The status, and either what is made of the answer or what it says. */
  static ObjectNode outcome(Reply reply, UnaryOperator<ObjectNode> good) {
    ObjectNode out = object().put("status", reply.status());
    if (!reply.ok()) {
      out.putObject("error").put("said", reply.text().strip());
    } else {
      JsonNode answer = reply.json();
      out.setAll(good.apply(answer.isObject() ? (ObjectNode) answer : object()));
    }
    return out;
  }

  private static ObjectNode withEval(Reply reply) {
    return outcome(reply, Steps::hasEval);
  }

  private static ObjectNode status(Reply reply) {
    return outcome(reply, answer -> object());
  }

  private static ObjectNode hasEval(JsonNode answer) {
    return object().put("eval", !text(answer.path("EvalID")).isEmpty());
  }

  private static ObjectNode parse(CaseRun run, JsonNode step) {
    Parsed parsed = run.parse(step);
    ObjectNode job = (ObjectNode) Shaping.dropZero(parsed.orFailure(step));
    job.remove(List.of("SubmitTime", "CreateIndex", "ModifyIndex", "JobModifyIndex"));
    return object()
        .put("parse_status", parsed.reply().status())
        .set("value", Shaping.pick(job, step.path("pick")));
  }

  private static ObjectNode validate(CaseRun run, JsonNode step) {
    ObjectNode job = run.parse(step).orFailure(step);
    return outcome(
        run.api.post("/v1/validate/job", object().set("Job", job)),
        answer -> {
          String said = text(answer.path("Error")).strip();
          ObjectNode out =
              object()
                  .put("valid", said.isEmpty())
                  .put("errors", answer.path("ValidationErrors").size())
                  .put("warnings", !text(answer.path("Warnings")).isEmpty());
          return said.isEmpty() ? out : out.set("error", object().put("said", said));
        });
  }

  private static ObjectNode plan(CaseRun run, JsonNode step) {
    ObjectNode job = run.parse(step).orFailure(step);
    String id = step.hasNonNull("id") ? step.get("id").asText() : job.get("ID").asText();
    run.fresh(id);
    long index = run.api.find(Api.job(id, "")).path("JobModifyIndex").asLong(-1);
    ObjectNode body = object().put("Diff", true);
    body.set("Job", job);
    return outcome(
        run.api.post(Api.job(id, "/plan"), body),
        answer -> {
          long planned = answer.path("JobModifyIndex").asLong();
          String launch = text(answer.path("NextPeriodicLaunch"));
          ObjectNode out = object();
          out.set("updates", Normal.updates(answer.path("Annotations")));
          out.set("diff", Normal.diff(answer.path("Diff")));
          out.set("failed", Normal.metrics(answer.path("FailedTGAllocs")));
          out.put("check_index", planned == 0 ? "zero" : planned == index ? "current" : "other");
          out.put("warnings", !text(answer.path("Warnings")).isEmpty());
          return out.put("next_periodic", !launch.isEmpty() && !launch.startsWith("0001"));
        });
  }

  private static ObjectNode register(CaseRun run, JsonNode step) {
    ObjectNode job = run.parse(step).orFailure(step);
    String id = job.get("ID").asText();
    run.fresh(id);
    ObjectNode body = object();
    body.set("Job", job);
    if (step.has("enforce_index")) {
      long now = run.api.find(Api.job(id, "")).path("JobModifyIndex").asLong();
      body.put("EnforceIndex", true);
      body.put(
          "JobModifyIndex",
          switch (step.get("enforce_index").asText()) {
            case "zero" -> 0;
            case "current" -> now;
            default -> Math.max(1, now - 1);
          });
    }
    Reply reply = run.api.post("/v1/jobs", body);
    if (reply.ok()) {
      run.current = id;
    }
    return outcome(
        reply, answer -> hasEval(answer).put("warnings", !text(answer.path("Warnings")).isEmpty()));
  }

  private static ObjectNode settle(CaseRun run, JsonNode step) {
    String id = run.jobId(step);
    Optional<String> late = run.settle(id, step);
    ObjectNode out = snapshot(run, id, step);
    late.ifPresent(why -> out.put("late", why));
    return out;
  }

  private static ObjectNode snapshot(CaseRun run, String id, JsonNode step) {
    Set<String> with = new HashSet<>();
    step.path("with").forEach(one -> with.add(one.asText()));
    View view = View.of(run.api, id);
    ObjectNode out = object();
    if (view.job().isMissingNode()) {
      out.putNull("job");
    } else {
      out.set("job", job(view.job()));
      summary(run, id, out);
    }
    out.set("allocations", allocations(run, view.allocations(), with));
    out.set(
        "deployments",
        Shaping.sorted(view.deployments().stream().map(Normal::deployment).toList()));
    out.set("evaluations", Normal.evaluations(view.evaluations()));
    if (!view.children().isEmpty()) {
      ArrayNode children = out.putArray("children");
      view.children().forEach(child -> children.add(child(run, child, with)));
    }
    return out;
  }

  private static ObjectNode job(JsonNode job) {
    ObjectNode out = object();
    out.set("status", job.get("Status"));
    out.set("type", job.get("Type"));
    out.set("version", job.get("Version"));
    return out.put("stable", job.path("Stable").asBoolean())
        .put("stop", job.path("Stop").asBoolean());
  }

  private static void summary(CaseRun run, String id, ObjectNode out) {
    JsonNode summary = run.api.find(Api.job(id, "/summary"));
    ObjectNode groups = out.putObject("summary");
    summary
        .path("Summary")
        .properties()
        .forEach(
            group ->
                groups.set(group.getKey(), Normal.lowerCase(Normal.withoutZero(group.getValue()))));
    ObjectNode children = Normal.lowerCase(Normal.withoutZero(summary.path("Children")));
    if (!children.isEmpty()) {
      out.set("summary_children", children);
    }
  }

  private static ArrayNode allocations(CaseRun run, List<JsonNode> stubs, Set<String> with) {
    return Shaping.sorted(stubs.stream().map(stub -> allocation(run, stub, with)).toList());
  }

  private static ObjectNode allocation(CaseRun run, JsonNode stub, Set<String> with) {
    JsonNode full = run.api.find("/v1/allocation/" + stub.get("ID").asText());
    ObjectNode out = Normal.allocation(stub, full);
    if (with.contains("node")) {
      out.set("node", stub.get("NodeName"));
    }
    if (with.contains("next")) {
      out.put("has_next", !text(full.path("NextAllocation")).isEmpty());
    }
    if (with.contains("description")) {
      out.put("description", Reading.maskIds(text(full.path("DesiredDescription"))));
    }
    return out;
  }

  private static ObjectNode child(CaseRun run, View.Child child, Set<String> with) {
    ObjectNode out = object();
    out.put("id", Normal.maskChildren(child.job().path("ID").asText()));
    out.set("status", child.job().get("Status"));
    out.set("type", child.job().get("Type"));
    out.put("stop", child.job().path("Stop").asBoolean());
    return out.set("allocations", allocations(run, child.allocations(), with));
  }

  private static ObjectNode sleep(CaseRun run, JsonNode step) {
    run.pause(Duration.ofMillis((long) (step.get("seconds").asDouble() * 1000)));
    return object();
  }

  private static ObjectNode stop(CaseRun run, JsonNode step) {
    String query = step.path("purge").asBoolean() ? "?purge=true" : "";
    return withEval(run.api.call("DELETE", Api.job(run.jobId(step), query), null));
  }

  private static ObjectNode dispatch(CaseRun run, JsonNode step) {
    ObjectNode body = object();
    if (step.has("payload")) {
      body.put("Payload", base64(step.get("payload").asText()));
    }
    if (step.has("payload_size")) {
      body.put("Payload", base64("x".repeat(step.get("payload_size").asInt())));
    }
    if (step.has("meta")) {
      body.set("Meta", step.get("meta"));
    }
    return outcome(
        run.api.post(Api.job(run.jobId(step), "/dispatch"), body),
        answer ->
            hasEval(answer)
                .put("child", Normal.maskChildren(text(answer.path("DispatchedJobID")))));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode force(CaseRun run, JsonNode step) {
    return withEval(run.api.post(Api.job(run.jobId(step), "/periodic/force"), object()));
  }

  private static ObjectNode evaluate(CaseRun run, JsonNode step) {
    String id = run.jobId(step);
    ObjectNode body = object().put("JobID", id);
    body.putObject("EvalOptions").put("ForceReschedule", step.path("force").asBoolean());
    return withEval(run.api.post(Api.job(id, "/evaluate"), body));
  }

  private static ObjectNode promote(CaseRun run, JsonNode step) {
    String deployment = run.deployment(step);
    ObjectNode body = object().put("DeploymentID", deployment);
    if (step.path("groups").isEmpty()) {
      body.put("All", true);
    } else {
      body.set("Groups", step.get("groups"));
    }
    return withEval(run.api.post("/v1/deployment/promote/" + deployment, body));
  }

  private static ObjectNode fail(CaseRun run, JsonNode step) {
    return outcome(
        run.api.post("/v1/deployment/fail/" + run.deployment(step), object()),
        answer -> {
          ObjectNode out = hasEval(answer);
          if (answer.hasNonNull("RevertedJobVersion")) {
            out.set("reverted_to", answer.get("RevertedJobVersion"));
          }
          return out;
        });
  }

  private static ObjectNode pause(CaseRun run, JsonNode step, boolean pause) {
    String deployment = run.deployment(step);
    ObjectNode body = object().put("DeploymentID", deployment).put("Pause", pause);
    return withEval(run.api.post("/v1/deployment/pause/" + deployment, body));
  }

  private static ObjectNode setHealth(CaseRun run, JsonNode step) {
    String deployment = run.deployment(step);
    JsonNode allocation = run.allocation(step).get("ID");
    boolean healthy = step.path("healthy").asBoolean(true);
    ObjectNode body = object().put("DeploymentID", deployment);
    body.putArray(healthy ? "HealthyAllocationIDs" : "UnhealthyAllocationIDs").add(allocation);
    body.putArray(healthy ? "UnhealthyAllocationIDs" : "HealthyAllocationIDs");
    return withEval(run.api.post("/v1/deployment/allocation-health/" + deployment, body));
  }

  private static ObjectNode revert(CaseRun run, JsonNode step) {
    String id = run.jobId(step);
    ObjectNode body = object().put("JobID", id);
    body.set("JobVersion", step.get("version"));
    if (step.has("enforce_version")) {
      body.set("EnforcePriorVersion", step.get("enforce_version"));
    }
    return withEval(run.api.post(Api.job(id, "/revert"), body));
  }

  private static ObjectNode scale(CaseRun run, JsonNode step) {
    ObjectNode body = object().put("Message", "scaled by a case");
    body.putObject("Target").put("Group", text(step.path("group")));
    if (step.has("count")) {
      body.set("Count", step.get("count"));
    }
    return withEval(run.api.post(Api.job(run.jobId(step), "/scale"), body));
  }

  private static ObjectNode drain(CaseRun run, JsonNode step) {
    String name = step.get("node").asText();
    run.touchedNodes = true;
    ObjectNode body = object();
    if (step.path("off").asBoolean()) {
      body.putNull("DrainSpec").put("MarkEligible", step.path("mark_eligible").asBoolean(true));
    } else {
      body.put("MarkEligible", false)
          .putObject("DrainSpec")
          .put("Deadline", (long) (step.path("deadline").asDouble(10) * 1e9))
          .put("IgnoreSystemJobs", step.path("ignore_system").asBoolean());
    }
    ObjectNode out = status(run.api.post("/v1/node/" + run.node(name) + "/drain", body));
    if (step.path("wait").asBoolean()) {
      Duration bound = Duration.ofSeconds(step.path("bound").asLong(20));
      run.await(
              bound,
              () ->
                  Optional.of(run.nodes().get(name)).filter(one -> !one.path("Drain").asBoolean()))
          .ifPresentOrElse(done -> {}, () -> out.put("late", "the node was still draining"));
    }
    return out;
  }

  private static ObjectNode eligibility(CaseRun run, JsonNode step) {
    run.touchedNodes = true;
    String word = step.get("eligible").asBoolean() ? "eligible" : "ineligible";
    String path = "/v1/node/" + run.node(step.get("node").asText()) + "/eligibility";
    return status(run.api.post(path, object().put("Eligibility", word)));
  }

  private static ObjectNode nodes(CaseRun run, JsonNode step) {
    ObjectNode nodes = object();
    run.nodes()
        .forEach(
            (name, node) -> {
              ObjectNode out = nodes.putObject(name);
              out.set("datacenter", node.get("Datacenter"));
              out.set("class", node.get("NodeClass"));
              out.set("status", node.get("Status"));
              out.set("eligibility", node.get("SchedulingEligibility"));
              out.put("drain", node.path("Drain").asBoolean());
            });
    return object().set("nodes", nodes);
  }

  /** How the live allocations are spread over nodes. */
  private static ObjectNode placement(CaseRun run, JsonNode step) {
    Map<String, JsonNode> nodes = new TreeMap<>();
    run.nodes().values().forEach(node -> nodes.put(node.get("ID").asText(), node));
    String by = step.path("by").asText("name");
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode allocation : run.api.list(Api.job(run.jobId(step), "/allocations"))) {
      boolean live =
          text(allocation.path("DesiredStatus")).equals("run")
              && Set.of("running", "pending").contains(text(allocation.path("ClientStatus")));
      boolean ofGroup = !step.has("group") || step.get("group").equals(allocation.get("TaskGroup"));
      if (live && ofGroup) {
        String place = place(run, nodes.get(text(allocation.path("NodeID"))), by);
        counts.merge(place, 1, Integer::sum);
      }
    }
    if (by.equals("shape")) {
      ArrayNode perNode = object().putArray("per_node");
      counts.values().stream().sorted().forEach(perNode::add);
      return object().set("per_node", perNode);
    }
    ObjectNode placed = object();
    counts.forEach((place, count) -> placed.set(place, IntNode.valueOf(count)));
    return object().set("placed", placed);
  }

  private static String place(CaseRun run, JsonNode node, String by) {
    return switch (by) {
      case "name", "shape" -> text(node.path("Name"));
      case "datacenter" -> text(node.path("Datacenter"));
      case "class" -> text(node.path("NodeClass"));
      default ->
          run.api
              .find("/v1/node/" + text(node.path("ID")))
              .path("Meta")
              .path(by.substring("meta.".length()))
              .asText("(none)");
    };
  }

  private static ObjectNode stopAllocation(CaseRun run, JsonNode step) {
    String id = run.allocation(step).get("ID").asText();
    return withEval(run.api.post("/v1/allocation/" + id + "/stop", object()));
  }

  private static ObjectNode restartAllocation(CaseRun run, JsonNode step) {
    String id = run.allocation(step).get("ID").asText();
    ObjectNode body = object().put("TaskName", text(step.path("task")));
    return status(run.api.post("/v1/client/allocation/" + id + "/restart", body));
  }

  private static ObjectNode signalAllocation(CaseRun run, JsonNode step) {
    String id = run.allocation(step).get("ID").asText();
    ObjectNode body =
        object().put("Signal", step.get("signal").asText()).put("Task", text(step.path("task")));
    return status(run.api.post("/v1/client/allocation/" + id + "/signal", body));
  }

  private static ObjectNode versions(CaseRun run, JsonNode step) {
    boolean diffs = step.path("diffs").asBoolean();
    String query = "/versions" + (diffs ? "?diffs=true" : "");
    return outcome(
        run.api.get(Api.job(run.jobId(step), query)),
        answer -> {
          ObjectNode out = object();
          ArrayNode versions = out.putArray("versions");
          for (JsonNode version : answer.path("Versions")) {
            versions
                .addObject()
                .put("stable", version.path("Stable").asBoolean())
                .put("stop", version.path("Stop").asBoolean())
                .set("version", version.get("Version"));
          }
          if (diffs) {
            ArrayNode all = out.putArray("diffs");
            answer.path("Diffs").forEach(diff -> all.add(Normal.diff(diff)));
          }
          return out;
        });
  }

  private static ObjectNode request(CaseRun run, JsonNode step) {
    String path = step.get("path").asText();
    path = path.replace("{none}", "00000000-0000-4000-8000-000000000000");
    if (path.contains("{job}")) {
      path = path.replace("{job}", Api.quoted(run.jobId(step)));
    }
    String body = step.has("body") ? step.get("body").asText() : null;
    return status(run.api.call(step.get("method").asText(), path, body));
  }

  /** A query that waits is held for as long as was asked when nothing changes. */
  private static ObjectNode blocking(CaseRun run, JsonNode step) {
    String path = step.get("path").asText();
    if (path.contains("{job}")) {
      path = path.replace("{job}", Api.quoted(run.jobId(step)));
    }
    Reply first = run.api.get(path);
    Optional<String> index = first.response().headers().firstValue("X-Nomad-Index");
    if (!first.ok() || index.filter(Pattern.compile("\\d+").asMatchPredicate()).isEmpty()) {
      return object().put("status", first.status()).put("index", false);
    }
    long wait = (long) (step.path("wait").asDouble(2) * 1000);
    String query = path.contains("?") ? "&" : "?";
    long begun = System.nanoTime();
    Reply second = run.api.get(path + query + "index=" + index.get() + "&wait=" + wait + "ms");
    long took = (System.nanoTime() - begun) / 1_000_000;
    return object()
        .put("status", second.status())
        .put("index", true)
        .put("held", took >= wait * 9 / 10)
        .put("same_index", second.response().headers().firstValue("X-Nomad-Index").equals(index));
  }
}
