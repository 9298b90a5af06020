package dev.caravan.http.server;

/** A stream that this thread writes, which may be interrupted for as long as it does. */
final class Writing implements AutoCloseable {
  private final Thread writer = Thread.currentThread();
  private boolean over;

  /** Ends the stream, if it is still being written. */
  synchronized void interrupt() {
    if (!over) {
      writer.interrupt();
    }
  }

  /** The stream has been written: the thread can go on to another. */
  @Override
  public synchronized void close() {
    over = true;
  }
}
