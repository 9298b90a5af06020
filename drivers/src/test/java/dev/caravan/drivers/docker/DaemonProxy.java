package dev.caravan.drivers.docker;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in front of the real daemon, and can be cut off from it as if it were gone. */
final class DaemonProxy implements AutoCloseable {
  private final InetSocketAddress address;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private ServerSocketChannel server;

  DaemonProxy() throws IOException {
    server = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    address = (InetSocketAddress) server.getLocalAddress();
  }

  /** What a driver takes for the daemon's address. */
  String host() {
    return "tcp://127.0.0.1:" + address.getPort();
  }

  /** The daemon is gone: all connections end, and there are no new ones. */
  void cut() throws IOException {
    server.close();
    for (Closeable connection : open) {
      connection.close();
    }
    open.clear();
  }

  /** The daemon is back. */
  void mend() throws IOException {
    server = listen(address);
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private ServerSocketChannel listen(InetSocketAddress where) throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open();
    listening.bind(where);
    inThread(
        () -> {
          while (true) {
            SocketChannel client = listening.accept();
            SocketChannel daemon = SocketChannel.open(daemon());
            open.add(client);
            open.add(daemon);
            if (!listening.isOpen()) {
              client.close();
              daemon.close();
            }
            inThread(() -> copy(client, daemon));
            inThread(() -> copy(daemon, client));
          }
        });
    return listening;
  }

  private static SocketAddress daemon() {
    URI host = DefaultDockerClientConfig.createDefaultConfigBuilder().build().getDockerHost();
    return "unix".equals(host.getScheme())
        ? UnixDomainSocketAddress.of(host.getPath())
        : new InetSocketAddress(host.getHost(), host.getPort());
  }

  private static void copy(SocketChannel from, SocketChannel to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(8 << 10);
    while (from.read(buffer) >= 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
      buffer.clear();
    }
    to.shutdownOutput();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inThread(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of the two is gone.
              }
            },
            "daemon-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
