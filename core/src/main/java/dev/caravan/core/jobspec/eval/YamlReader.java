package dev.caravan.core.jobspec.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 from its events, not as the library's tree: so that depth and what aliases repeat
 * are bounded as everything is.
 */
final class YamlReader {
  private static final int MAX_LENGTH = 1 << 20;
  private static final int MAX_DEPTH = 90;
  private static final int MAX_DIGITS = 400;
  private static final String MERGE = "<<";

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setUseMarks(false)
          .setCodePointLimit(MAX_LENGTH)
          .build();

  private final Arguments arguments;
  private final Iterator<Event> events;
  private final Map<Anchor, Datum> anchors = new HashMap<>();
  private int depth;

  private YamlReader(Arguments arguments) {
    this.arguments = arguments;
    this.events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, arguments.text(0)));
  }

  /** The one document that the first argument holds; null if it is empty. */
  static Datum read(Arguments arguments) {
    if (arguments.text(0).length() > MAX_LENGTH) {
      throw arguments.refuse("this text is longer than 1 MiB");
    }
    try {
      return new YamlReader(arguments).document();
    } catch (YamlEngineException e) {
      throw arguments.refuse("this is not YAML");
    }
  }

  private Datum document() {
    skip(Event.ID.StreamStart);
    Datum document = new Datum.Nothing();
    Event first = events.next();
    if (first.getEventId() == Event.ID.DocumentStart) {
      document = value(events.next());
      skip(Event.ID.DocumentEnd);
      first = events.next();
    }
    if (first.getEventId() != Event.ID.StreamEnd) {
      throw arguments.refuse("there is more than one document in the YAML");
    }
    return document;
  }

  private void skip(Event.ID expected) {
    Event event = events.next();
    if (event.getEventId() != expected) {
      throw new IllegalStateException("expected %s, found %s".formatted(expected, event));
    }
  }

  private Datum value(Event event) {
    arguments.budget().work(1);
    depth++;
    if (depth > MAX_DEPTH) {
      throw new Refusal.Exhaustion("this YAML is nested too deep; make it flatter");
    }
    Datum value = content(event);
    depth--;
    if (event instanceof NodeEvent node) {
      node.getAnchor().ifPresent(anchor -> anchors.put(anchor, value));
    }
    return value;
  }

  private Datum content(Event event) {
    if (event instanceof AliasEvent alias) {
      return Optional.ofNullable(anchors.get(alias.getAlias()))
          .orElseThrow(
              () -> arguments.refuse("nothing before *%s has that anchor", alias.getAlias()));
    } else if (event instanceof SequenceStartEvent) {
      return arguments.budget().make(sequence());
    } else if (event instanceof MappingStartEvent) {
      return arguments.budget().make(mapping());
    }
    return scalar((ScalarEvent) event);
  }

  private Datum sequence() {
    List<Datum> items = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(value(next));
    }
    return Datum.Items.list(items);
  }

  private Datum mapping() {
    SortedMap<String, Datum> fields = new TreeMap<>();
    List<Datum> merged = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      boolean merge =
          next instanceof ScalarEvent key && key.isPlain() && key.getValue().equals(MERGE);
      String name = name(next);
      Datum value = value(events.next());
      if (merge) {
        merged.add(value);
      } else if (fields.put(name, value) != null) {
        throw arguments.refuse("\"%s\" is in one object of the YAML twice", name);
      }
    }
    merged.forEach(value -> merge(value, fields));
    return Datum.Fields.of(fields);
  }

  private String name(Event key) {
    if (key instanceof ScalarEvent scalar) {
      return scalar.getValue();
    }
    throw arguments.refuse("the names in an object of the YAML must be strings");
  }

  /** What the object says itself goes before what is merged into it. */
  private void merge(Datum value, Map<String, Datum> fields) {
    if (value instanceof Datum.Fields others) {
      arguments.budget().work(others.values().size());
      others.values().forEach(fields::putIfAbsent);
    } else if (value instanceof Datum.Items list) {
      list.values().forEach(item -> merge(item, fields));
    } else {
      throw arguments.refuse("only objects can be merged with <<, not %s", value.kind());
    }
  }

  private Datum scalar(ScalarEvent event) {
    String text = event.getValue();
    Tag tag =
        event
            .getTag()
            .map(Tag::new)
            .orElseGet(
                () -> SETTINGS.getSchema().getScalarResolver().resolve(text, event.isPlain()));
    if (tag.equals(Tag.NULL)) {
      return new Datum.Nothing();
    } else if (tag.equals(Tag.BOOL)) {
      return new Datum.Flag(Boolean.parseBoolean(text));
    } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(text);
    } else if (tag.equals(Tag.STR)) {
      return new Datum.Text(text);
    }
    throw arguments.refuse("the tag %s of the YAML is not supported", tag.getValue());
  }

  private Datum number(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    boolean hexadecimal = text.startsWith("0x");
    if (text.length() > MAX_DIGITS
        || (!hexadecimal && exponent >= 0 && text.length() - exponent > 5)) {
      throw arguments.refuse("a number in the YAML is too large or too exact");
    }
    try {
      if (hexadecimal || text.startsWith("0o")) {
        BigInteger whole = new BigInteger(text.substring(2), hexadecimal ? 16 : 8);
        return Numbers.datum(new BigDecimal(whole));
      }
      return Numbers.datum(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw arguments.refuse("%s is no number", text);
    }
  }
}
