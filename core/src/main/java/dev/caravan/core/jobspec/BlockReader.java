package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Suggestions;
import dev.caravan.core.jobspec.syntax.UnknownWord;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a block says, attribute by attribute and block by block. What nobody asked for by the
 * time of {@link #finish()} is a problem, so the code that reads a block is also the list of what
 * may be in it.
 */
final class BlockReader {
  private final String type;
  private final String label;
  private final Body body;
  private final Place place;
  private final Position position;
  private final Report report;
  private final Map<String, Attribute> attributes = new HashMap<>();
  private final Map<String, List<Block>> blocks = new HashMap<>();
  private final Set<String> attributeNames = new HashSet<>();
  private final Set<String> blockTypes = new HashSet<>();

  private BlockReader(Block block, String label, Place place, Report report) {
    this.type = block.type();
    this.label = label;
    this.body = block.body();
    this.place = place;
    this.position = block.position();
    this.report = report;
    body.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute));
    for (Block inner : body.blocks()) {
      blocks.computeIfAbsent(inner.type(), any -> new ArrayList<>()).add(inner);
    }
    report.locate(place, "", position);
  }

  /** A reader of all that a file contains. */
  static BlockReader ofFile(Body body, Report report) {
    Block file = new Block("", List.of(), body, Position.START);
    return new BlockReader(file, "", Place.TOP, report);
  }

  String label() {
    return label;
  }

  Place place() {
    return place;
  }

  Position position() {
    return position;
  }

  Optional<String> text(String name) {
    return read(name, Conversion.TEXT);
  }

  Optional<Integer> integer(String name) {
    return read(name, Conversion.INTEGER);
  }

  Optional<Boolean> flag(String name) {
    return read(name, Conversion.FLAG);
  }

  /** The attribute's value; nothing if it is not there, {@code null} or, reported, unusable. */
  <T> Optional<T> read(String name, Conversion<T> conversion) {
    return attribute(name).flatMap(attribute -> convert(attribute, conversion));
  }

  private <T> Optional<T> convert(Attribute attribute, Conversion<T> conversion) {
    Value value = attribute.value();
    String name = attribute.name();
    report.locate(place, name, value.position());
    if (value instanceof Value.Null) {
      return Optional.empty();
    }
    if (!value.isReadable()) {
      report.settle(place, name);
      return Optional.empty();
    }
    Optional<T> converted = conversion.of(value);
    if (converted.isEmpty()) {
      complain(name, value.position(), conversion.complaint(name, value));
    }
    return converted;
  }

  /** Reports something wrong with an attribute that was read. */
  void complain(String name, String message) {
    complain(name, positionOf(name), message);
  }

  /** Reports a word of which nothing is known, which may be read but not used. */
  void complainOfWord(String name, String word, String message) {
    report.add(positionOf(name), new UnknownWord(place, name, word), message);
    report.settle(place, name);
  }

  private Position positionOf(String name) {
    return attribute(name).map(found -> found.value().position()).orElse(position);
  }

  private void complain(String name, Position at, String message) {
    report.add(at, place, message);
    report.settle(place, name);
  }

  private Optional<Attribute> attribute(String name) {
    attributeNames.add(name);
    return Optional.ofNullable(attributes.get(name));
  }

  /** The blocks of this type, which must have one label, their name. */
  List<BlockReader> labelled(String wanted) {
    List<BlockReader> readers = new ArrayList<>();
    Occurrences occurrences = new Occurrences();
    for (Block block : ofType(wanted)) {
      if (block.labels().size() == 1) {
        String name = block.labels().get(0).text();
        Place inside = place.labelled(wanted, name, occurrences.next(name));
        readers.add(new BlockReader(block, name, inside, report));
      } else {
        String message = "a %1$s block has one label, its name: %1$s \"example\" { … }";
        complain(wanted, block.position(), message.formatted(wanted));
      }
    }
    return readers;
  }

  /** The blocks of this type, which must not have labels. */
  List<BlockReader> plain(String wanted) {
    List<BlockReader> readers = new ArrayList<>();
    for (Block block : ofType(wanted)) {
      if (!block.labels().isEmpty()) {
        Position at = block.labels().get(0).position();
        complain(wanted, at, "a %s block has no label; remove it".formatted(wanted));
      }
      readers.add(new BlockReader(block, "", place.plain(wanted, readers.size()), report));
    }
    return readers;
  }

  /** The block of this type, which may occur once and must not have labels. */
  Optional<BlockReader> only(String wanted) {
    List<BlockReader> readers = plain(wanted);
    if (readers.size() > 1) {
      String first = "only one %s block is allowed here; the first is in line %d";
      complain(
          wanted, readers.get(1).position, first.formatted(wanted, readers.get(0).position.line()));
    }
    return readers.stream().findFirst();
  }

  /**
   * Key-value pairs, written as a block or as an attribute: {@code meta { a = "b" }}, {@code meta =
   * { a = "b" }}.
   */
  Map<String, String> strings(String name) {
    Optional<Value.Fields> written = read(name, Conversion.FIELDS);
    return only(name)
        .map(BlockReader::ownStrings)
        .or(() -> written.map(fields -> strings(fields.attributes(), place.only(name))))
        .orElse(Map.of());
  }

  private Map<String, String> ownStrings() {
    for (Block nested : body.blocks()) {
      String message = "%s holds key-value pairs, no blocks: write %s = \"…\"";
      report.add(nested.position(), place, message.formatted(type, nested.type()));
    }
    return strings(body.attributes(), place);
  }

  private Map<String, String> strings(List<Attribute> attributes, Place owner) {
    Map<String, String> strings = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      Value value = attribute.value();
      Optional<String> text = Conversion.TEXT.of(value);
      text.ifPresent(present -> strings.put(attribute.name(), present));
      if (text.isEmpty() && value.isReadable() && !(value instanceof Value.Null)) {
        String complaint = Conversion.TEXT.complaint(attribute.name(), value);
        report.add(value.position(), owner, complaint);
      }
    }
    return strings;
  }

  /** Any value, written as block or attribute. */
  Map<String, Object> config(String name) {
    Optional<Value.Fields> written = read(name, Conversion.FIELDS);
    return only(name)
        .map(reader -> new ConfigReader(report, reader.place).body(reader.body))
        .or(() -> written.map(fields -> new ConfigReader(report, place.only(name)).fields(fields)))
        .orElse(Map.of());
  }

  /** What is kept without effect, by the names of Nomad's API: translated, or as JSON has it. */
  Map<String, Object> opaque(List<OpaqueKey> keys) {
    Map<String, Object> opaque = OpaqueBinder.bind(this, keys);
    opaque.putAll(verbatim());
    return opaque;
  }

  /** Fields of Nomad's API that are kept as JSON has them. */
  Map<String, Object> verbatim() {
    return new ConfigReader(report, place).fields(new Value.Fields(body.verbatim(), position));
  }

  /** Lets problems with a block that was derived from this one be shown here. */
  void lendPositionsTo(Place derived) {
    report.locate(derived, "", position);
    for (Attribute attribute : body.attributes()) {
      report.locate(derived, attribute.name(), attribute.value().position());
    }
  }

  /** Lets problems with an attribute that was derived from this one be shown here. */
  void lendPosition(String name, Place derived, String derivedName) {
    attribute(name)
        .ifPresent(found -> report.locate(derived, derivedName, found.value().position()));
  }

  private List<Block> ofType(String wanted) {
    blockTypes.add(wanted);
    return blocks.getOrDefault(wanted, List.of());
  }

  /** Reports what is in the block and was not asked for. */
  void finish() {
    for (Attribute attribute : body.attributes()) {
      if (!attributeNames.contains(attribute.name())) {
        unexpected(attribute.name(), attribute.position(), false);
      }
    }
    for (Block block : body.blocks()) {
      if (!blockTypes.contains(block.type())) {
        unexpected(block.type(), block.position(), true);
      }
    }
  }

  private void unexpected(String name, Position at, boolean isBlock) {
    report.add(at, place, explain(name, isBlock));
  }

  private String explain(String name, boolean isBlock) {
    if (isBlock && attributeNames.contains(name)) {
      return "%1$s is an attribute, not a block: write %1$s = …".formatted(name);
    }
    if (!isBlock && blockTypes.contains(name)) {
      return "%1$s is a block, not an attribute: write %1$s { … }".formatted(name);
    }
    return "unknown %s %s%s".formatted(isBlock ? "block" : "attribute", name, suggestion(name));
  }

  private String suggestion(String name) {
    TreeSet<String> known = new TreeSet<>(attributeNames);
    known.addAll(blockTypes);
    Optional<String> closest = Suggestions.closest(name, known);
    closest.ifPresent(meant -> report.settle(place, meant));
    return closest.map("; did you mean %s?"::formatted).orElse("; remove it");
  }
}
