package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.caravan.core.model.JobId;
import dev.caravan.http.filter.FilterExpression;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Parameters;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Shows a list as its request wants it: those of a namespace, whose ids begin so, that a filter
 * lets through, page by page.
 *
 * @param <T> what is listed
 * @param id the id by which the list is in order, filtered and paged
 * @param namespace the namespace of each; null where there are none
 * @param toJson how each is shown
 */
record Listing<T>(
    Function<T, String> id, Function<T, String> namespace, Function<T, ? extends JsonNode> toJson) {

  private static final String ALL_NAMESPACES = "*";

  /** A list of things that are in no namespace. */
  static <T> Listing<T> global(Function<T, String> id, Function<T, ? extends JsonNode> toJson) {
    return new Listing<>(id, one -> ALL_NAMESPACES, toJson);
  }

  /** The page that is asked for, with the id at which the next one begins as a header. */
  Answer.Json show(Stream<T> all, Parameters query) {
    String prefix = query.text("prefix").orElse("");
    String from = query.text("next_token").orElse("");
    long perPage = query.number("per_page").filter(size -> size > 0).orElse(Long.MAX_VALUE);
    String wanted = query.text("namespace").orElse(JobId.DEFAULT_NAMESPACE);
    Predicate<JsonNode> filter =
        query.text("filter").map(FilterExpression::parse).orElse(document -> true);
    List<Shown> rest =
        all.filter(one -> isIn(wanted, namespace.apply(one)))
            .filter(one -> id.apply(one).startsWith(prefix))
            .filter(one -> id.apply(one).compareTo(from) >= 0)
            .map(one -> new Shown(id.apply(one), toJson.apply(one)))
            .filter(one -> filter.test(one.json()))
            .limit(perPage == Long.MAX_VALUE ? perPage : perPage + 1)
            .toList();
    boolean more = rest.size() > perPage;
    ArrayNode page = Json.array(rest.stream().limit(perPage), Shown::json);
    return new Answer.Json(
        page, more ? Map.of("X-Nomad-NextToken", rest.get(rest.size() - 1).id()) : Map.of());
  }

  private record Shown(String id, JsonNode json) {}

  private static boolean isIn(String wanted, String namespace) {
    return wanted.equals(ALL_NAMESPACES)
        || namespace.equals(ALL_NAMESPACES)
        || namespace.equals(wanted);
  }
}
