package dev.caravan.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.caravan.core.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was stored once can be read for ever: there is a file per type and revision of event, which
 * is never edited.
 */
class EventGoldenTest {
  private final EventSerializer serializer = new EventSerializer();
  private final ObjectMapper json = EventJson.mapper();

  static List<EventType> types() {
    return EventType.ALL;
  }

  private static String golden(EventType type) throws IOException {
    return golden(type.name() + "-" + type.revision() + ".json");
  }

  private static String golden(String name) throws IOException {
    String resource = "/events/" + name;
    try (InputStream file = EventGoldenTest.class.getResourceAsStream(resource)) {
      assertThat(file).as("golden file %s", resource).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Event read(EventType type, String text) {
    return serializer.deserialize(
        new SimpleSerializedObject<>(
            text, String.class, new SimpleSerializedType(type.name(), type.revision())));
  }

  @ParameterizedTest
  @MethodSource("types")
  void aStoredEventIsReadAndWrittenTheSame(EventType type) throws IOException {
    String golden = golden(type);

    Event event = read(type, golden);

    assertThat(event).isInstanceOf(type.payload());
    ObjectWriter pretty = json.writerWithDefaultPrettyPrinter();
    assertThat(pretty.writeValueAsString(event) + "\n").isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("types")
  void theGoldenFileShowsEachComponent(EventType type) throws IOException {
    String[] components =
        Arrays.stream(type.payload().getRecordComponents())
            .map(component -> "\"" + component.getName() + "\"")
            .toArray(String[]::new);

    assertThat(golden(type)).contains(components);
  }

  @ParameterizedTest
  @MethodSource("types")
  void anEventIsStoredUnderItsName(EventType type) throws IOException {
    Event event = read(type, golden(type));

    SerializedObject<String> stored = serializer.serialize(event, String.class);

    assertThat(stored.getType()).isEqualTo(new SimpleSerializedType(type.name(), type.revision()));
  }

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/events"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Also of revisions that are stored no longer. */
  @ParameterizedTest
  @MethodSource("files")
  void eachFileIsReadable(String file) throws IOException {
    String name = file.substring(0, file.lastIndexOf('-'));
    String revision = file.substring(file.lastIndexOf('-') + 1, file.lastIndexOf('.'));
    EventType type = EventType.BY_NAME.get(name);

    assertThat(read(new EventType(name, revision, type.payload()), golden(file)))
        .isInstanceOf(type.payload());
  }

  @Test
  void eachEventHasAType() {
    assertThat(records(Event.class))
        .containsExactlyInAnyOrderElementsOf(
            EventType.ALL.stream().<Class<?>>map(EventType::payload).toList());
  }

  private static List<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? List.of(type)
        : Stream.of(type.getPermittedSubclasses())
            .<Class<?>>flatMap(subtype -> records(subtype).stream())
            .toList();
  }

  @Test
  void whatIsNotKnownIsPassedOver() {
    Event event =
        read(
            EventType.BY_NAME.get("JobStopped"),
            "{\"jobId\": \"default/example\", \"addedLater\": {\"a\": 1}}");

    assertThat(event).hasToString("JobStopped[jobId=default/example]");
  }
}
