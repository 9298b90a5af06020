package dev.caravan.http.server;

import dev.caravan.http.request.ApiException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes requests from the server, checks who sends them and reads their bodies. */
final class RequestHandler extends Handler.Abstract implements AutoCloseable {
  private final ServerSettings settings;
  private final TokenCheck token;
  private final @Nullable BrowserCheck browser;
  private final Conversation conversation;

  /**
   * @param browser null where a token keeps pages in browsers out
   */
  RequestHandler(
      ServerSettings settings,
      TokenCheck token,
      @Nullable BrowserCheck browser,
      Conversation conversation) {
    this.settings = settings;
    this.token = token;
    this.browser = browser;
    this.conversation = conversation;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Reply reply = new Reply(request, response, callback);
    try {
      verify(request);
      readBody(request, reply);
    } catch (ApiException e) {
      reply.refuse(e);
    }
    return true;
  }

  private void verify(Request request) {
    if (browser != null) {
      browser.verify(Request.getServerName(request), request.getHeaders());
    }
    token.verify(request.getHttpURI().getPath(), request.getHeaders());
  }

  private void readBody(Request request, Reply reply) {
    CompletableFuture<byte[]> unused =
        BodyReader.read(request, settings.maxBodyBytes())
            .orTimeout(settings.idleTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (body, failure) -> {
                  if (failure == null) {
                    conversation.go(request, body, reply);
                  } else {
                    reply.refuse(refusal(failure));
                  }
                });
  }

  private ApiException refusal(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof BodyReader.TooLargeException) {
      return new ApiException(
          413,
          "The request is too large: at most %d bytes are taken"
              .formatted(settings.maxBodyBytes()));
    }
    return cause instanceof TimeoutException
        ? new ApiException(408, "The request took too long to come")
        : ApiException.badRequest("The request could not be read to its end");
  }

  /** Ends streams under way. */
  @Override
  public void close() {
    conversation.close();
  }
}
