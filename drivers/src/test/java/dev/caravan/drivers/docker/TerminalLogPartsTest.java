package dev.caravan.drivers.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drivers.docker.LogParts.Part;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalLogPartsTest {
  private static final String TIME = "2026-01-01T00:00:00.000000001Z ";

  @Test
  void endsAPartWithItsLine() throws Exception {
    assertThat(parts(TIME + "a b\r\n" + TIME + "\n" + TIME + "c"))
        .containsExactly(TIME + "a b\r\n", TIME + "\n", TIME + "c");
  }

  @Test
  void endsAPartWhereTheDaemonCutsALongLine() throws Exception {
    String piece = TIME + "x".repeat(TerminalLogParts.LONGEST);

    assertThat(parts(piece + piece + TIME + "end\n")).containsExactly(piece, piece, TIME + "end\n");
  }

  @Test
  void noticesALogThatBreaksOff() {
    assertThatThrownBy(() -> parts(TIME + "a\n" + "2026-01-01T")).isInstanceOf(EOFException.class);
  }

  private static List<String> parts(String answer) throws IOException {
    LogParts parts = new TerminalLogParts(new ByteArrayInputStream(answer.getBytes(US_ASCII)));
    List<String> read = new ArrayList<>();
    for (Part part = parts.next(); part != null; part = parts.next()) {
      assertThat(part.isError()).isFalse();
      read.add(new String(part.content(), US_ASCII));
    }
    return read;
  }
}
