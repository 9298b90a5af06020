package dev.caravan.scheduler.check;

import dev.caravan.core.model.ServiceCheck;
import dev.caravan.scheduler.tls.AnyCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Asks by HTTP. Redirects are followed; a status below 400 is a good answer. */
final class HttpProbe {
  private static final int BAD = 400;
  private static final int OK = 200;
  private static final String ALLOWED = "jdk.httpclient.allowRestrictedHeaders";

  private final Map<Boolean, HttpClient> clients = new ConcurrentHashMap<>();

  /** Made when it is needed, since each has a thread. */
  private HttpClient client(boolean trusting) {
    return clients.computeIfAbsent(
        trusting,
        key ->
            client(
                trusting
                    ? HttpClient.newBuilder().sslContext(AnyCertificate.context())
                    : HttpClient.newBuilder()));
  }

  private static HttpClient client(HttpClient.Builder builder) {
    return builder
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.ALWAYS)
        .build();
  }

  CheckAnswer ask(DeclaredCheck check) {
    try {
      return answer(
          client(check.check().http().tlsSkipVerify())
              .send(request(check), BodyHandlers.ofInputStream()),
          check.check().timeout());
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return CheckAnswer.failure("nomad: " + (e.getMessage() == null ? e : e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CheckAnswer.failure("nomad: interrupted");
    }
  }

  private static HttpRequest request(DeclaredCheck check) throws URISyntaxException {
    ServiceCheck.Http http = check.check().http();
    String protocol = http.protocol().isEmpty() ? "http" : http.protocol();
    String method = http.method().isEmpty() ? "GET" : http.method();
    String path = http.path().startsWith("/") ? http.path() : "/" + http.path();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                new URI("%s://%s:%d%s".formatted(protocol, host(check), check.port(), path)))
            .timeout(check.check().timeout())
            .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(http.body()));
    http.headers().forEach((name, values) -> values.forEach(value -> add(request, name, value)));
    return request.build();
  }

  /**
   * Java's client sets some headers by itself only, {@code Host} among them, unless told not to.
   */
  private static void add(HttpRequest.Builder request, String name, String value) {
    try {
      request.header(name, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s; if Java keeps this header to itself, start it with -D%s=%s"
              .formatted(e.getMessage(), ALLOWED, name.toLowerCase(Locale.ROOT)),
          e);
    }
  }

  private static String host(DeclaredCheck check) {
    return check.host().contains(":") ? "[" + check.host() + "]" : check.host();
  }

  private static CheckAnswer answer(HttpResponse<InputStream> response, Duration timeout)
      throws IOException {
    int code = response.statusCode();
    CheckStatus status = code < BAD ? CheckStatus.SUCCESS : CheckStatus.FAILURE;
    try (InputStream body = response.body()) {
      // The client's own timeout ends with the head of the answer.
      CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> close(body));
      String output =
          code == OK
              ? "nomad: http ok"
              : new String(body.readNBytes(CheckAnswer.LONGEST_OUTPUT), StandardCharsets.UTF_8);
      return new CheckAnswer(status, code, output);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException alreadyClosed) {
      // Nothing more comes out of it, which is all that was wanted.
    }
  }
}
