package dev.caravan.drivers.jvm;

import dev.caravan.core.driver.RotatingLog;
import dev.caravan.core.driver.TaskRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The two outputs of a task. Once closed, what is still printed to them is dropped. */
record TaskLogs(PrintStream stdout, PrintStream stderr) implements AutoCloseable {

  static TaskLogs open(TaskRequest request) throws IOException {
    TaskRequest.Directories places = request.directories();
    RotatingLog out = RotatingLog.open(places.stdout(), request.logs());
    try {
      return new TaskLogs(stream(out), stream(RotatingLog.open(places.stderr(), request.logs())));
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  @Override
  public void close() {
    stdout.close();
    stderr.close();
  }

  private static PrintStream stream(RotatingLog log) {
    return new PrintStream(new Output(log), true, StandardCharsets.UTF_8);
  }

  /** Writes to one log, from whatever thread. */
  private static final class Output extends OutputStream {
    private final RotatingLog log;

    Output(RotatingLog log) {
      this.log = log;
    }

    @Override
    public void write(int oneByte) throws IOException {
      write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      log.write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public synchronized void close() throws IOException {
      log.close();
    }
  }
}
