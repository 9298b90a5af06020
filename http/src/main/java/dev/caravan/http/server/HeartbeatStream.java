package dev.caravan.http.server;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Passes bytes on, and something to show that it is alive when there were none for a while. */
final class HeartbeatStream extends OutputStream {
  private final OutputStream out;
  private final byte[] heartbeat;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long lastNanos = System.nanoTime();

  HeartbeatStream(OutputStream out, byte[] heartbeat) {
    this.out = out;
    this.heartbeat = heartbeat.clone();
  }

  /** Writes a heartbeat, unless something was written lately or is being written. */
  void beat(Duration after) throws IOException {
    boolean silent = System.nanoTime() - lastNanos > after.toNanos();
    if (silent && lock.tryLock()) {
      try {
        write(heartbeat);
        flush();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      out.write(bytes, offset, length);
      lastNanos = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void flush() throws IOException {
    lock.lock();
    try {
      out.flush();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      out.close();
    } finally {
      lock.unlock();
    }
  }
}
