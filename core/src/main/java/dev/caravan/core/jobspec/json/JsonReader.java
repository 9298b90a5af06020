package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads JSON as if it were a job file. What the form of Nomad's API calls differently is renamed;
 * the other form is HCL written as JSON.
 */
public final class JsonReader {
  private static final String WRAPPED = "Job";

  /** What requests to Nomad's API carry beside the job. */
  private static final Set<String> OF_REQUESTS =
      Set.of("EnforceIndex", "EvalPriority", "JobModifyIndex", "PolicyOverride", "PreserveCounts");

  private final List<Flaw> flaws = new ArrayList<>();
  private final UnaryOperator<Document> evaluation;

  private JsonReader(UnaryOperator<Document> evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * The tree of a JSON object that is a job, has one as its {@code Job}, or is a file of HCL.
   *
   * @param evaluation computes what HCL leaves to compute
   */
  public static Document read(String text, UnaryOperator<Document> evaluation) {
    return new JsonReader(evaluation).document(text);
  }

  /** A tree with the members of a JSON object as its attributes. */
  public static Document readValues(String text) {
    List<Flaw> flaws = new ArrayList<>();
    try {
      Value.Fields fields = JsonValues.read(text, flaws::add);
      return new Document(new Body(fields.attributes(), List.of()), flaws);
    } catch (JsonProcessingException e) {
      return Document.broken(List.of(JsonValues.flaw(e)));
    }
  }

  private Document document(String text) {
    try {
      return document(JsonValues.read(text, flaws::add));
    } catch (JsonProcessingException e) {
      return Document.broken(List.of(JsonValues.flaw(e)));
    }
  }

  private Document document(Value.Fields root) {
    if (HclJsonReader.isHcl(root)) {
      return evaluation.apply(HclJsonReader.read(root, flaws));
    }
    Value job = named(root, WRAPPED).map(wrapper -> unwrap(root, wrapper)).orElse(root);
    if (!(job instanceof Value.Fields fields)) {
      return broken(job.position(), "Job must be an object, but is " + job.kind());
    }
    ShapeReader reader = new ShapeReader(flaws::add);
    Block block = reader.block(fields, Shape.JOB, Place.TOP);
    return reader.isBroken()
        ? Document.broken(flaws)
        : new Document(new Body(List.of(), List.of(block)), flaws);
  }

  private Document broken(Position position, String message) {
    flaws.add(new Flaw(position, Place.TOP, message));
    return Document.broken(flaws);
  }

  private static Optional<Attribute> named(Value.Fields fields, String name) {
    return fields.attributes().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  private Value unwrap(Value.Fields root, Attribute wrapper) {
    for (Attribute field : root.attributes()) {
      if (!field.equals(wrapper) && !OF_REQUESTS.contains(field.name())) {
        String message = "unknown field %s beside Job; remove it".formatted(field.name());
        flaws.add(new Flaw(field.position(), Place.TOP, message));
      }
    }
    return wrapper.value();
  }
}
