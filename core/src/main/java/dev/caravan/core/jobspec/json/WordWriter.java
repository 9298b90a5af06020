package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.UnknownWord;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Puts a word that a job cannot hold into its JSON, by the shapes that its JSON is read with. */
final class WordWriter {

  /** The JSON of a block. */
  private record Written(ObjectNode json, Shape shape) {}

  private WordWriter() {}

  static void put(UnknownWord word, ObjectNode job) {
    find(word.place(), job)
        .ifPresent(
            block ->
                block
                    .shape()
                    .fieldOf(word.key())
                    .ifPresent(field -> block.json().put(field, word.word())));
  }

  private static Optional<Written> find(Place place, ObjectNode job) {
    Place outer = Objects.requireNonNull(place.parent());
    return outer.equals(Place.TOP)
        ? Optional.of(new Written(job, Shape.JOB))
        : find(outer, job).flatMap(block -> inside(block, place));
  }

  private static Optional<Written> inside(Written outer, Place place) {
    return outer.shape().fields().entrySet().stream()
        .flatMap(field -> blocks(outer.json(), field, place))
        .filter(block -> isNamed(block, place.label()))
        .skip(place.index())
        .findFirst();
  }

  private static Stream<Written> blocks(
      ObjectNode outer, Map.Entry<String, Shape.Field> field, Place place) {
    Shape shape = field.getValue().shape();
    if (shape == null || !shape.type().equals(place.type())) {
      return Stream.empty();
    }
    JsonNode value = outer.path(field.getKey());
    Stream<JsonNode> blocks =
        value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    return blocks
        .filter(ObjectNode.class::isInstance)
        .map(block -> new Written((ObjectNode) block, shape));
  }

  private static boolean isNamed(Written block, @Nullable String label) {
    return label == null
        || block
            .shape()
            .labelField()
            .filter(field -> block.json().path(field).asText().equals(label))
            .isPresent();
  }
}
