package dev.caravan.core.jobspec.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON object of Nomad's API corresponds to a block of a job file.
 *
 * @param type the block's type
 * @param fields what becomes of each field; others are unknown
 */
record Shape(String type, Map<String, Field> fields) {

  /** What becomes of a field. */
  sealed interface Field {
    /** The shape of the block or blocks that it is; null if it is none. */
    default @Nullable Shape shape() {
      return null;
    }
  }

  /**
   * The label of the block.
   *
   * @param words how job files write what the API calls differently
   */
  record LabelField(Map<String, String> words) implements Field {}

  /** An attribute of this name. */
  record AttributeField(String name) implements Field {}

  /** A block. */
  record BlockField(Shape shape) implements Field {}

  /** A block that counts as absent while all of its fields are zero. */
  record OptionalBlockField(Shape shape) implements Field {}

  /** A list of blocks. */
  record BlocksField(Shape shape) implements Field {}

  /** An object of blocks, by their labels. */
  record MappedField(Shape shape) implements Field {}

  /** What a server adds to a job; it says nothing about what to run. */
  record IgnoredField() implements Field {}

  /** Something of Nomad's that is kept as it is, whatever is in it. */
  record OpaqueField() implements Field {}

  /** A job. */
  static final Shape JOB =
      new Builder("job")
          .label("ID")
          .attribute("Name", "name")
          .attribute("Namespace", "namespace")
          .attribute("Type", "type")
          .attribute("Priority", "priority")
          .attribute("Region", "region")
          .attribute("Datacenters", "datacenters")
          .attribute("Meta", "meta")
          .blocks("Constraints", PlacementShapes.CONSTRAINT)
          .blocks("Affinities", PlacementShapes.AFFINITY)
          .blocks("Spreads", PlacementShapes.SPREAD)
          .blocks("TaskGroups", GroupShapes.GROUP)
          .optionalBlock("Reschedule", PolicyShapes.RESCHEDULE)
          .optionalBlock("Update", PolicyShapes.UPDATE)
          .optionalBlock("Migrate", PolicyShapes.MIGRATE)
          .ignored("CreateIndex", "Dispatched", "JobModifyIndex", "ModifyIndex", "NomadTokenID")
          .ignored("ParentID", "Stable", "Status", "StatusDescription", "Stop", "SubmitTime")
          .ignored("DispatchIdempotencyToken", "Payload", "Version", "VersionTag")
          .opaque("ConsulNamespace", "ConsulToken", "Multiregion", "NodePool", "UI")
          .opaque("VaultNamespace", "VaultToken")
          .attribute("AllAtOnce", "all_at_once")
          .attribute("DependsOn", "depends_on")
          .block("ParameterizedJob", LaunchShapes.PARAMETERIZED)
          .block("Periodic", LaunchShapes.PERIODIC)
          .build();

  /** Whether blocks of this type have a label. */
  boolean isLabelled() {
    return labelField().isPresent();
  }

  /** The field that holds the label. */
  Optional<String> labelField() {
    return fields.entrySet().stream()
        .filter(field -> field.getValue() instanceof LabelField)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The field that holds the attribute of this name. */
  Optional<String> fieldOf(String name) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue().equals(new AttributeField(name)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Lists the fields of a shape. */
  static final class Builder {
    private final String type;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    Builder(String type) {
      this.type = type;
    }

    Builder label(String field) {
      return label(field, Map.of());
    }

    Builder label(String field, Map<String, String> words) {
      fields.put(field, new LabelField(words));
      return this;
    }

    Builder attribute(String field, String name) {
      fields.put(field, new AttributeField(name));
      return this;
    }

    Builder block(String field, Shape shape) {
      fields.put(field, new BlockField(shape));
      return this;
    }

    Builder optionalBlock(String field, Shape shape) {
      fields.put(field, new OptionalBlockField(shape));
      return this;
    }

    Builder blocks(String field, Shape shape) {
      fields.put(field, new BlocksField(shape));
      return this;
    }

    Builder mapped(String field, Shape shape) {
      fields.put(field, new MappedField(shape));
      return this;
    }

    Builder ignored(String... names) {
      Set.of(names).forEach(field -> fields.put(field, new IgnoredField()));
      return this;
    }

    Builder opaque(String... names) {
      Set.of(names).forEach(field -> fields.put(field, new OpaqueField()));
      return this;
    }

    Shape build() {
      return new Shape(type, Map.copyOf(fields));
    }
  }
}
