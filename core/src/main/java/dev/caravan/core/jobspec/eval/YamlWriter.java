package dev.caravan.core.jobspec.eval;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes YAML with all strings in quotes, as Nomad does. */
final class YamlWriter {
  private static final DumpSettings SETTINGS = DumpSettings.builder().setSplitLines(false).build();
  private static final ImplicitTuple WITHOUT_TAG = new ImplicitTuple(true, true);

  private final List<Event> events = new ArrayList<>();

  private YamlWriter() {}

  static String write(Datum datum) {
    Datum.Bulk bulk = datum.bulk();
    // Each line may be indented by twice the depth.
    if (bulk.size() * bulk.depth() > Budget.MAX_TEXT) {
      throw new Refusal.Exhaustion("this YAML becomes too long; make it shorter");
    }
    YamlWriter writer = new YamlWriter();
    writer.events.add(new StreamStartEvent());
    writer.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    writer.add(datum);
    writer.events.add(new DocumentEndEvent(false));
    writer.events.add(new StreamEndEvent());
    return writer.emitted();
  }

  private String emitted() {
    StringWriter out = new StringWriter();
    Emitter emitter =
        new Emitter(
            SETTINGS,
            new StreamDataWriter() {
              @Override
              public void write(String text) {
                out.write(text);
              }

              @Override
              public void write(String text, int offset, int length) {
                out.write(text, offset, length);
              }
            });
    events.forEach(emitter::emit);
    return out.toString();
  }

  private void add(Datum datum) {
    if (datum instanceof Datum.Items items) {
      boolean empty = items.values().isEmpty();
      events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style(empty)));
      items.values().forEach(this::add);
      events.add(new SequenceEndEvent());
    } else if (datum instanceof Datum.Fields fields) {
      boolean empty = fields.values().isEmpty();
      events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style(empty)));
      fields
          .values()
          .forEach(
              (name, value) -> {
                scalar(name, ScalarStyle.DOUBLE_QUOTED);
                add(value);
              });
      events.add(new MappingEndEvent());
    } else if (datum instanceof Datum.Text text) {
      boolean lines = text.text().indexOf('\n') >= 0;
      scalar(text.text(), lines ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
    } else {
      scalar(Convert.text(datum).orElse("null"), ScalarStyle.PLAIN);
    }
  }

  private static FlowStyle style(boolean empty) {
    return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  private void scalar(String text, ScalarStyle style) {
    events.add(new ScalarEvent(Optional.empty(), Optional.empty(), WITHOUT_TAG, text, style));
  }
}
