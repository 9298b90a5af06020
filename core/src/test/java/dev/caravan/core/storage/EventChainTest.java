package dev.caravan.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventChainTest {
  private static final AuditKey KEY = key("correct horse battery staple");
  private static final StoredEvent EVENT =
      new StoredEvent(
          1, "t", "subject", 0, "Job", "subject:0", "JobStopped", "1", "{}", "{\"a\":1}");

  private static AuditKey key(String secret) {
    return AuditKey.of(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static Hash hash(EventChain chain, StoredEvent event) {
    return chain.next(chain.start(), event).hash();
  }

  /** What is stored for ever is worked out in the same way for ever. */
  @Test
  void hashesAreWhatTheyWere() {
    assertThat(hash(EventChain.of(null), EVENT))
        .hasToString("76c92d1f3bcd87781659795d9c49d0ddac1a6a53f50b28fc252d68b79d7b0f32");
    assertThat(hash(EventChain.of(KEY), EVENT))
        .hasToString("8b927917e9df8db8de0db87c9ee91befb310c241b8cb714c99152c007bee6dae");
  }

  static List<StoredEvent> others() {
    return List.of(
        new StoredEvent(
            2, "t", "subject", 0, "Job", "subject:0", "JobStopped", "1", "{}", "{\"a\":1}"),
        new StoredEvent(
            1, "u", "subject", 0, "Job", "subject:0", "JobStopped", "1", "{}", "{\"a\":1}"),
        new StoredEvent(
            1, "t", "subjecT", 0, "Job", "subject:0", "JobStopped", "1", "{}", "{\"a\":1}"),
        new StoredEvent(
            1, "t", "subject", 1, "Job", "subject:0", "JobStopped", "1", "{}", "{\"a\":1}"),
        new StoredEvent(
            1, "t", "subject", 0, "job", "subject:0", "JobStopped", "1", "{}", "{\"a\":1}"),
        new StoredEvent(
            1, "t", "subject", 0, "Job", "subject:1", "JobStopped", "1", "{}", "{\"a\":1}"),
        new StoredEvent(
            1, "t", "subject", 0, "Job", "subject:0", "JobPurged", "1", "{}", "{\"a\":1}"),
        new StoredEvent(
            1, "t", "subject", 0, "Job", "subject:0", "JobStopped", "2", "{}", "{\"a\":1}"),
        new StoredEvent(
            1, "t", "subject", 0, "Job", "subject:0", "JobStopped", "1", "{ }", "{\"a\":1}"),
        new StoredEvent(
            1, "t", "subject", 0, "Job", "subject:0", "JobStopped", "1", "{}", "{\"a\":2}"),
        new StoredEvent(
            1, "t", "subject", 0, "Job", "subject:0", "JobStopped", "1", "{}{", "\"a\":1}"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void eachWordCounts(StoredEvent other) {
    EventChain chain = EventChain.of(null);

    assertThat(hash(chain, other)).isNotEqualTo(hash(chain, EVENT));
  }

  @Test
  void theEventBeforeCounts() {
    EventChain chain = EventChain.of(null);
    ChainHead after = chain.next(chain.start(), EVENT);

    assertThat(chain.next(after, EVENT).hash()).isNotEqualTo(after.hash());
  }

  @Test
  void anotherKeyMakesAnotherChain() {
    EventChain other = EventChain.of(key("correct horse battery stable"));

    assertThat(other.genesis()).isNotEqualTo(EventChain.of(KEY).genesis());
    assertThat(hash(other, EVENT)).isNotEqualTo(hash(EventChain.of(KEY), EVENT));
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> key("password"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an audit key of 8 bytes is too short; give it at least 16");
  }

  @Test
  void aHeadIsReadAsItIsWritten() {
    EventChain chain = EventChain.of(null);
    AuditHead head = chain.next(chain.start(), EVENT).toAuditHead();

    assertThat(AuditHead.parse(head + "\n")).isEqualTo(head);
    assertThatThrownBy(() -> AuditHead.parse("17:abc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"17:abc\" is no head of a log");
  }
}
