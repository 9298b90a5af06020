package dev.caravan.scheduler.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.caravan.core.model.Artifact.Mode;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes from a server that cannot show who it is. */
class InsecureSourceTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path directory;
  @TempDir Path keys;

  private HttpsServer server;
  private String address;

  @BeforeEach
  void serve() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(ownCertificate()));
    address = "https://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("the file".getBytes(UTF_8));
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isFetchedIfTheJobFileAsksForIt() throws ArtifactException {
    fetch(true);

    assertThat(directory.resolve("a.txt")).hasContent("the file");
  }

  @Test
  void isNotFetchedOtherwise() {
    assertThatThrownBy(() -> fetch(false))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("SSLHandshakeException");
    assertThat(directory).isEmptyDirectory();
  }

  private void fetch(boolean insecure) throws ArtifactException {
    new ArtifactFetcher(ArtifactPolicy.NONE.allow(address))
        .fetch(
            new ArtifactFetcher.Request(
                address + "/a.txt",
                Mode.ANY,
                Map.of(),
                Map.of(),
                directory,
                directory,
                insecure,
                null),
            () -> false);
  }

  /** Nobody has signed it, and it is another host's. */
  private SSLContext ownCertificate() throws Exception {
    Path store = keys.resolve("keys");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=elsewhere.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(keys.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore known = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      known.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(known, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
