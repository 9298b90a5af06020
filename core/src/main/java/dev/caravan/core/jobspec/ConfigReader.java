package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Label;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a driver's configuration, whose keys nobody but the driver knows. */
final class ConfigReader {
  private static final int MAX_LABELS = 4;

  private final Report report;
  private final Place place;

  ConfigReader(Report report, Place place) {
    this.report = report;
    this.place = place;
  }

  /** Blocks of one type become a list of maps, in which each label is a map of its own. */
  Map<String, Object> body(Body body) {
    Map<String, Object> config = attributes(body.attributes());
    Map<String, List<Object>> blocks = new LinkedHashMap<>();
    for (Block block : body.blocks()) {
      if (config.containsKey(block.type())) {
        String message = "%s is set as an attribute already; remove one of the two";
        report.add(block.position(), place, message.formatted(block.type()));
      }
      blocks.computeIfAbsent(block.type(), type -> new ArrayList<>()).add(block(block));
    }
    config.putAll(blocks);
    return config;
  }

  private Map<String, Object> block(Block block) {
    Map<String, Object> content = body(block.body());
    List<Label> labels = block.labels();
    if (labels.size() > MAX_LABELS) {
      String message = "a block may have %d labels at most; remove the others";
      report.add(labels.get(MAX_LABELS).position(), place, message.formatted(MAX_LABELS));
      return content;
    }
    for (int i = labels.size() - 1; i >= 0; i--) {
      content = Map.of(labels.get(i).text(), List.of(content));
    }
    return content;
  }

  Map<String, Object> fields(Value.Fields fields) {
    return attributes(fields.attributes());
  }

  private Map<String, Object> attributes(List<Attribute> attributes) {
    Map<String, Object> config = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      value(attribute.value()).ifPresent(value -> config.put(attribute.name(), value));
    }
    return config;
  }

  /** Nothing for null, as if it were not there, and for what is reported. */
  private Optional<Object> value(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.text());
    }
    if (value instanceof Value.Flag flag) {
      return Optional.of(flag.flag());
    }
    if (value instanceof Value.Numeral numeral) {
      return number(numeral);
    }
    if (value instanceof Value.Items items) {
      return Optional.of(items.values().stream().flatMap(item -> item(item).stream()).toList());
    }
    return value instanceof Value.Fields fields ? Optional.of(fields(fields)) : Optional.empty();
  }

  private Optional<Object> item(Value item) {
    if (item instanceof Value.Null) {
      report.add(item.position(), place, "a list must not contain null; remove it");
    }
    return value(item);
  }

  private Optional<Object> number(Value.Numeral numeral) {
    BigDecimal number = numeral.number();
    boolean fraction = number.scale() > 0;
    boolean fits = fraction ? Double.isFinite(number.doubleValue()) : isLong(number);
    if (!fits) {
      report.add(numeral.position(), place, "this number is too large; quote it if it is text");
      return Optional.empty();
    }
    // Not a conditional expression, which would make a double of both.
    if (fraction) {
      return Optional.of(number.doubleValue());
    }
    return Optional.of(number.longValueExact());
  }

  private static boolean isLong(BigDecimal number) {
    return number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
        && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
  }
}
