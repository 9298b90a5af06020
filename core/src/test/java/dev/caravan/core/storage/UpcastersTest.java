package dev.caravan.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.model.JobId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As if {@code JobStopped} had been stored in other forms before its first one. */
class UpcastersTest {
  private static final Upcasters UPCASTERS =
      new Upcasters(
          List.of(
              new Upcaster("JobStopped", "-1", "0", UpcastersTest::namespaceApart),
              new Upcaster("JobStopped", "0", "1", UpcastersTest::joined)));

  private final EventSerializer serializer = new EventSerializer(UPCASTERS);

  private static ObjectNode namespaceApart(ObjectNode data) {
    return data.put("namespace", "default");
  }

  private static ObjectNode joined(ObjectNode data) {
    String job = data.remove("job").asText();
    return data.put("jobId", data.remove("namespace").asText() + "/" + job);
  }

  @Test
  void anEarlierRevisionIsReadAsToday() {
    assertThat(serializer.read("JobStopped", "0", "{\"job\":\"a\",\"namespace\":\"ops\"}"))
        .isEqualTo(new JobStopped(new JobId("ops", "a")));
  }

  @Test
  void anEvenEarlierOneGoesAllTheWay() {
    assertThat(serializer.read("JobStopped", "-1", "{\"job\":\"a\"}"))
        .isEqualTo(new JobStopped(new JobId("default", "a")));
  }

  @Test
  void theNewestIsReadAsItIs() {
    assertThat(serializer.read("JobStopped", "1", "{\"jobId\":\"ops/a\"}"))
        .isEqualTo(new JobStopped(new JobId("ops", "a")));
  }

  @Test
  void whatNoStepLeadsFromIsRefused() {
    assertThatThrownBy(() -> serializer.read("JobStopped", "2", "{}"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("an event JobStopped of revision 2");
  }
}
