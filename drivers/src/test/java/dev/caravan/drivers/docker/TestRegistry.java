package dev.caravan.drivers.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A registry on this machine from which the daemon pulls images: each has one small file, and none
 * is like another.
 */
final class TestRegistry implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int TLS = 0x16;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final AtomicInteger pulls = new AtomicInteger();
  private final @Nullable String login;

  /** Anybody may pull. */
  TestRegistry() throws IOException {
    this(null);
  }

  /**
   * @param login who may pull, as {@code user:password}
   */
  TestRegistry(@Nullable String login) throws IOException {
    this.login = login;
    contents.put("/v2/", new byte[0]);
    Thread thread = new Thread(this::serve, "test-registry");
    thread.setDaemon(true);
    thread.start();
  }

  /** Offers a new image. */
  String offer(String name) {
    byte[] layer = archive("hello", UUID.randomUUID() + "\n");
    String config =
        """
        {"architecture":"amd64","os":"linux","config":{"Cmd":["/hello"]},
         "rootfs":{"type":"layers","diff_ids":["%s"]}}"""
            .formatted(digest(layer));
    String manifest =
        """
        {"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",
         "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":%d,"digest":"%s"},
         "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar","size":%d,"digest":"%s"}]}"""
            .formatted(
                config.length(), digest(config.getBytes(US_ASCII)), layer.length, digest(layer));
    contents.put("/v2/" + name + "/blobs/" + digest(layer), layer);
    contents.put(
        "/v2/" + name + "/blobs/" + digest(config.getBytes(US_ASCII)), config.getBytes(US_ASCII));
    byte[] bytes = manifest.getBytes(US_ASCII);
    contents.put("/v2/" + name + "/manifests/1", bytes);
    contents.put("/v2/" + name + "/manifests/latest", bytes);
    contents.put("/v2/" + name + "/manifests/" + digest(bytes), bytes);
    return "127.0.0.1:" + server.getLocalPort() + "/" + name;
  }

  /** How often an image was asked for. */
  int pulls() {
    return pulls.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** One request after the other; whoever speaks TLS is hung up on, and comes back without. */
  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        PushbackInputStream input = new PushbackInputStream(client.getInputStream());
        int first = input.read();
        if (first != TLS) {
          input.unread(first);
          answer(head(input), client.getOutputStream());
        }
      } catch (IOException e) {
        // The client is gone, or this is closed.
      }
    }
  }

  private static List<String> head(InputStream input) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = input.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append((char) next);
    }
    return head.toString().lines().toList();
  }

  private void answer(List<String> head, OutputStream output) throws IOException {
    List<String> request = List.of(head.get(0).split(" ", -1));
    String path = request.get(1);
    byte[] content = contents.get(path);
    if (!isAllowed(head)) {
      send(output, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"test\"\r\n", new byte[0]);
    } else if (content == null) {
      send(output, "404 Not Found", "", new byte[0]);
    } else if (path.contains("/manifests/")) {
      sendManifest(output, request.get(0).equals("HEAD"), content);
    } else {
      send(output, "200 OK", "Content-Length: %d\r\n".formatted(content.length), content);
    }
  }

  private void sendManifest(OutputStream output, boolean headOnly, byte[] content)
      throws IOException {
    pulls.incrementAndGet();
    String headers =
        """
        Content-Type: application/vnd.docker.distribution.manifest.v2+json\r
        Docker-Content-Digest: %s\r
        Content-Length: %d\r
        """
            .formatted(digest(content), content.length);
    send(output, "200 OK", headers, headOnly ? new byte[0] : content);
  }

  private static void send(OutputStream output, String status, String headers, byte[] content)
      throws IOException {
    String head = "HTTP/1.1 %s\r\nConnection: close\r\n%s\r\n".formatted(status, headers);
    output.write(head.getBytes(US_ASCII));
    output.write(content);
    output.flush();
  }

  private boolean isAllowed(List<String> head) {
    return login == null
        || head.contains(
            "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(US_ASCII)));
  }

  private static String digest(byte[] content) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A tar archive with one file. */
  private static byte[] archive(String name, String content) {
    byte[] head = new byte[BLOCK];
    put(head, 0, name);
    put(head, 100, "0000755\0" + "0000000\0" + "0000000\0");
    put(head, 124, "%011o\0".formatted(content.length()) + "00000000000\0" + " ".repeat(8) + "0");
    put(head, 257, "ustar\00000");
    int sum = 0;
    for (byte b : head) {
      sum += b;
    }
    put(head, 148, "%06o\0 ".formatted(sum));
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.writeBytes(head);
    byte[] padded = new byte[BLOCK];
    put(padded, 0, content);
    archive.writeBytes(padded);
    archive.writeBytes(new byte[2 * BLOCK]);
    return archive.toByteArray();
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }
}
