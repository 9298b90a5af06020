package dev.caravan.scheduler.artifact;

import dev.caravan.scheduler.tls.AnyCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;

/**
 * Reads an artifact over HTTP. Where a server sends on to is judged like the source itself, and
 * headers, which may have passwords, are not sent to another host.
 */
final class HttpSource {
  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final ArtifactPolicy policy;
  private final Allowance allowance;
  private final Map<String, String> headers;
  private final boolean insecure;

  HttpSource(
      ArtifactPolicy policy, Allowance allowance, Map<String, String> headers, boolean insecure) {
    this.policy = policy;
    this.allowance = allowance;
    this.headers = headers;
    this.insecure = insecure;
  }

  void download(URI source, Path to) throws ArtifactException, IOException {
    URI at = source;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!policy.allows(at)) {
        throw ArtifactFetcher.notAllowed(at);
      }
      HttpURLConnection connection = connect(at, source.getAuthority().equals(at.getAuthority()));
      try {
        int status = connection.getResponseCode();
        if (!REDIRECTS.contains(status)) {
          read(connection, status, to);
          return;
        }
        at = at.resolve(connection.getHeaderField("Location"));
      } catch (IllegalArgumentException | NullPointerException e) {
        throw ArtifactException.failed("the server sends on to no place", e);
      } finally {
        connection.disconnect();
      }
    }
    throw ArtifactException.failed("stopped after %d redirects".formatted(MOST_REDIRECTS), null);
  }

  private HttpURLConnection connect(URI at, boolean sameHost) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
    if (insecure && connection instanceof HttpsURLConnection secured) {
      secured.setSSLSocketFactory(AnyCertificate.context().getSocketFactory());
      secured.setHostnameVerifier((host, session) -> true);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(allowance.patienceMillis());
    connection.setReadTimeout(allowance.patienceMillis());
    if (sameHost) {
      headers.forEach(connection::setRequestProperty);
    }
    return connection;
  }

  private void read(HttpURLConnection connection, int status, Path to)
      throws ArtifactException, IOException {
    if (status != HttpURLConnection.HTTP_OK) {
      String message = "bad response code: " + status;
      boolean mayChange = status >= 500 || status == 404 || status == 429;
      throw mayChange
          ? ArtifactException.failed(message, null)
          : ArtifactException.refused(message);
    }
    try (InputStream in = connection.getInputStream();
        OutputStream out = Files.newOutputStream(to)) {
      allowance.copy(in, out, 0);
    }
  }
}
