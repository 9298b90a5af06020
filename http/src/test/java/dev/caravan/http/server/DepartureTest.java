package dev.caravan.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DepartureTest {
  private final ByteArrayEndPoint connection = new ByteArrayEndPoint();
  private final AtomicInteger departures = new AtomicInteger();

  @BeforeEach
  void watch() {
    Departure.watch(connection, departures::incrementAndGet);
  }

  @Test
  void aClientThatIsSilentStays() {
    connection.getFillInterest().onFail(new TimeoutException());

    assertThat(departures).hasValue(0);
    assertThat(connection.isFillInterested()).isTrue();
  }

  @Test
  void aClientThatSendsSomethingStays() {
    connection.addInputAndExecute(ByteBuffer.wrap(new byte[5000]));

    assertThat(departures).hasValue(0);
    assertThat(connection.isFillInterested()).isTrue();
  }

  @Test
  void aClientThatClosesItsConnectionLeaves() {
    connection.addInputEOF();
    connection.getFillInterest().fillable();

    assertThat(departures).hasValue(1);
  }

  @Test
  void aClientWhoseConnectionBreaksLeaves() {
    connection.getFillInterest().onFail(new IOException("reset"));

    assertThat(departures).hasValue(1);
  }
}
