package dev.caravan.http.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Notices that a client leaves to which nothing is being written.
 *
 * <p>Nobody reads from a connection while a request is answered, so it is this that reads. What a
 * client sends before the answer is over is lost; hence such answers are the last on their
 * connection.
 */
final class Departure implements Callback {
  private final EndPoint connection;
  private final Runnable left;

  private Departure(EndPoint connection, Runnable left) {
    this.connection = connection;
    this.left = left;
  }

  /** Runs this, on any thread, when the client at the other end of the connection leaves. */
  static void watch(EndPoint connection, Runnable left) {
    new Departure(connection, left).waitOn();
  }

  private void waitOn() {
    connection.tryFillInterested(this);
  }

  /** There is something to be read, if only that there is no more. */
  @Override
  public void succeeded() {
    try {
      if (isAtEnd()) {
        left.run();
      } else {
        waitOn();
      }
    } catch (IOException e) {
      left.run();
    }
  }

  private boolean isAtEnd() throws IOException {
    ByteBuffer ignored = BufferUtil.allocate(1024);
    return connection.fill(ignored) < 0;
  }

  @Override
  public void failed(Throwable failure) {
    if (failure instanceof TimeoutException) {
      waitOn();
    } else {
      left.run();
    }
  }
}
