package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.JobId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds things by the beginning of their ids, or by a part of their names. */
public final class Search {
  private static final int MATCHES_SHOWN = 20;
  private static final int SHORTEST_TEXT = 2;
  private static final String ALL = "all";

  private final Scheduler scheduler;

  /** For what this scheduler knows. */
  public Search(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router.write("/v1/search", this::byPrefix).write("/v1/search/fuzzy", this::fuzzy);
  }

  private Answer byPrefix(Call call) {
    Body body = Body.required(call.body());
    String prefix = body.text("Prefix").orElse("");
    ClusterState state = scheduler.state();
    Map<String, Stream<String>> ids = new LinkedHashMap<>();
    String namespace = Lookup.namespace(call.query());
    ids.put(
        "allocs",
        state.allocations().stream()
            .filter(one -> isIn(one.jobId(), namespace))
            .map(one -> one.id().value()));
    ids.put(
        "deployment",
        state.deployments().stream()
            .filter(one -> isIn(one.jobId(), namespace))
            .map(one -> one.id().value()));
    ids.put(
        "evals",
        state.evaluations().stream()
            .filter(one -> isIn(one.jobId(), namespace))
            .map(one -> one.id().value()));
    ids.put(
        "jobs",
        state.jobs().stream()
            .map(one -> one.job().id())
            .filter(one -> isIn(one, namespace))
            .map(JobId::value));
    ids.put("namespaces", Stream.of(JobId.DEFAULT_NAMESPACE));
    ids.put("nodes", state.nodes().stream().map(one -> one.id().value()));
    String context = context(body, ids);
    Results results = new Results();
    ids.forEach(
        (name, all) -> {
          if (context.equals(ALL) || context.equals(name)) {
            results.add(name, all.filter(id -> id.startsWith(prefix)).map(Json::text));
          }
        });
    return results.answer();
  }

  private Answer fuzzy(Call call) {
    Body body = Body.required(call.body());
    String text = body.text("Text").orElse("").toLowerCase(Locale.ROOT);
    if (text.length() < SHORTEST_TEXT) {
      throw ApiException.badRequest(
          "fuzzy search query must be at least %d characters, got %d"
              .formatted(SHORTEST_TEXT, text.length()));
    }
    Map<String, List<FuzzyNames.Found>> names =
        FuzzyNames.of(scheduler.state(), Lookup.namespace(call.query()));
    String context = context(body, names);
    Results results = new Results();
    names.forEach(
        (name, all) -> {
          if (context.equals(ALL) || context.equals(name)) {
            results.add(
                name,
                all.stream()
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(text))
                    .map(FuzzyNames.Found::json));
          }
        });
    return results.answer();
  }

  static boolean isIn(JobId job, String namespace) {
    return namespace.equals("*") || job.namespace().equals(namespace);
  }

  private static String context(Body body, Map<String, ?> known) {
    String context = body.text("Context").filter(name -> !name.isEmpty()).orElse(ALL);
    if (!context.equals(ALL) && !known.containsKey(context)) {
      throw ApiException.badRequest(
          "there is no context \"%s\"; use %s or %s"
              .formatted(context, String.join(", ", known.keySet()), ALL));
    }
    return context;
  }

  /** What was found, a limited number of each kind. */
  private final class Results {
    private final ObjectNode matches = Json.object();
    private final ObjectNode truncations = Json.object();

    void add(String context, Stream<? extends JsonNode> found) {
      List<? extends JsonNode> some = found.limit(MATCHES_SHOWN + 1L).toList();
      ArrayNode shown = matches.putArray(context);
      some.stream().limit(MATCHES_SHOWN).forEach(shown::add);
      truncations.put(context, some.size() > MATCHES_SHOWN);
    }

    Answer answer() {
      ObjectNode json = Json.object();
      json.set("Matches", matches);
      json.set("Truncations", truncations);
      json.put("Index", scheduler.state().position());
      json.put("LastContact", 0);
      json.put("KnownLeader", true);
      return Answer.Json.of(json);
    }
  }
}
