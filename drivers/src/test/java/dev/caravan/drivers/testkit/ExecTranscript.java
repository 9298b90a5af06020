package dev.caravan.drivers.testkit;

import dev.caravan.core.driver.ExecOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command has written. */
public final class ExecTranscript implements ExecOutput {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Override
  public void stdout(byte[] part) {
    out.writeBytes(part);
  }

  @Override
  public void stderr(byte[] part) {
    err.writeBytes(part);
  }

  /** Its standard output. */
  public String stdout() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Its standard error. */
  public String stderr() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
