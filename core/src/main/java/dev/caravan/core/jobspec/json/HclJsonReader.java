package dev.caravan.core.jobspec.json;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Label;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.UniqueNames;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads HCL in the form of JSON: an object is a body, or the labels of blocks; a list stands for
 * several; strings are templates; and what is named {@code //} is a comment.
 */
final class HclJsonReader {
  /** What tells it from a job in the form of Nomad's API, whose names begin with capitals. */
  private static final Set<String> MARKS = Set.of("job", "locals", "variable", "variables");

  private static final String COMMENT = "//";
  private static final String DYNAMIC = "dynamic";
  private static final String CONTENT = "content";

  private final List<Flaw> flaws;
  private boolean broken;

  private HclJsonReader(List<Flaw> flaws) {
    this.flaws = flaws;
  }

  static boolean isHcl(Value.Fields root) {
    return root.attributes().stream().map(Attribute::name).anyMatch(MARKS::contains);
  }

  /**
   * The tree of this object, with values left to compute.
   *
   * @param flaws what is wrong with the text so far; what else is found is added
   */
  static Document read(Value.Fields root, List<Flaw> flaws) {
    HclJsonReader reader = new HclJsonReader(flaws);
    Body body = reader.body(root, "", Place.TOP);
    return reader.broken ? Document.broken(flaws) : new Document(body, flaws);
  }

  /**
   * What an object says.
   *
   * @param type what blocks this type may hold; that of the block itself, except for the content of
   *     dynamic ones
   */
  private Body body(Value.Fields object, String type, Place place) {
    List<Attribute> attributes = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    JsonTemplates templates = new JsonTemplates(place, flaws);
    for (Attribute member : object.attributes()) {
      int labels = labels(type, member.name());
      if (labels >= 0) {
        var header = new Header(member.name(), labels, List.of(), member.position());
        blocks(header, member.value(), place, blocks);
      } else if (!member.name().equals(COMMENT)) {
        attributes.add(templates.attribute(type, member));
      }
    }
    return new Body(UniqueNames.of(attributes, place, flaws::add), blocks);
  }

  /** How many labels this has; -1 if it is an attribute. */
  private static int labels(String parent, String name) {
    if (parent.equals(DYNAMIC)) {
      return name.equals(CONTENT) ? 0 : -1;
    }
    return name.equals(DYNAMIC) ? 1 : JsonBlocks.labels(parent, name).orElse(-1);
  }

  /** What is known of a block before its body. */
  private record Header(String type, int missing, List<Label> labels, Position position) {

    Header at(Position item) {
      return new Header(type, missing, labels, item);
    }

    Header with(Attribute label) {
      List<Label> more = new ArrayList<>(labels);
      more.add(new Label(label.name(), label.position()));
      return new Header(type, missing - 1, more, label.position());
    }

    /** Dynamic blocks hold what they make. */
    String contentType(Place outer) {
      return type.equals(CONTENT) && outer.type().equals(DYNAMIC) && outer.label() != null
          ? outer.label()
          : type;
    }
  }

  private void blocks(Header header, Value value, Place outer, List<Block> blocks) {
    if (value instanceof Value.Items items) {
      items.values().forEach(item -> blocks(header.at(item.position()), item, outer, blocks));
    } else if (value instanceof Value.Fields object && header.missing > 0) {
      for (Attribute label : object.attributes()) {
        if (!label.name().equals(COMMENT)) {
          blocks(header.with(label), label.value(), outer, blocks);
        }
      }
    } else if (value instanceof Value.Fields object) {
      Place place = outer.within(header.type, header.labels);
      Body body = body(object, header.contentType(outer), place);
      blocks.add(new Block(header.type, header.labels, body, header.position));
    } else if (!(value instanceof Value.Null)) {
      broken = true;
      String wanted = header.missing > 0 ? "an object of blocks by their names" : "an object";
      String message = "%s must be %s, or a list of such, but is %s";
      message = message.formatted(header.type, wanted, value.kind());
      flaws.add(new Flaw(value.position(), outer, message));
    }
  }
}
