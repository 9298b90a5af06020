package dev.caravan.drivers.docker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A connection to the daemon that carries bytes both ways after one request. docker-java has these
 * too, but cannot end one direction alone: a command could never come to the end of its input.
 */
final class DaemonConnection implements Closeable {
  private static final int LONGEST_HEAD = 64 << 10;

  private final SocketChannel channel;
  private final InputStream input;

  private DaemonConnection(SocketChannel channel) {
    this.channel = channel;
    this.input = new BufferedInputStream(new ChannelInput(channel));
  }

  /**
   * Sends a request, and reads the head of the answer.
   *
   * @param host where the daemon is: {@code unix:///path} or {@code tcp://host:port}
   * @throws IOException if it is not there, or refuses
   */
  static DaemonConnection post(URI host, String path, String json) throws IOException {
    DaemonConnection connection = new DaemonConnection(SocketChannel.open(address(host)));
    try {
      connection.write(
          """
          POST %s HTTP/1.1\r
          Host: docker\r
          Connection: Upgrade\r
          Upgrade: tcp\r
          Content-Type: application/json\r
          Content-Length: %d\r
          \r
          %s"""
              .formatted(path, json.length(), json)
              .getBytes(StandardCharsets.US_ASCII));
      connection.requireSuccess(connection.head());
      return connection;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private static SocketAddress address(URI host) throws IOException {
    return switch (String.valueOf(host.getScheme())) {
      case "unix" -> UnixDomainSocketAddress.of(host.getPath());
      case "tcp", "http" -> new InetSocketAddress(host.getHost(), host.getPort());
      default -> throw new IOException("no such connection to " + host);
    };
  }

  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = input.read();
      if (next < 0 || head.size() > LONGEST_HEAD) {
        throw new EOFException("the daemon gives no proper answer");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private void requireSuccess(String head) throws IOException {
    String status = head.substring(0, head.indexOf('\r'));
    if (!status.contains(" 101 ") && !status.contains(" 200 ")) {
      throw new IOException("the daemon answers " + status);
    }
  }

  /** What the daemon sends. */
  InputStream input() {
    return input;
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Nothing more will be written. */
  void endOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The streams of {@code Channels} cannot be read while something is written. */
  private static final class ChannelInput extends InputStream {
    private final SocketChannel channel;

    ChannelInput(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return length == 0 ? 0 : channel.read(ByteBuffer.wrap(into, offset, length));
    }
  }
}
