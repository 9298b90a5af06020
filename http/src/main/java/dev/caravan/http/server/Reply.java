package dev.caravan.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** The response to one request, written once. */
final class Reply {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter COMPACT = MAPPER.writer();
  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  /** A client that says nothing for so long, not even that it is there, has left. */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private final Request request;
  private final Response response;
  private final Callback callback;

  Reply(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  /** Says that this is how the state was at that position of the log. */
  Reply index(long index) {
    // Clients take 0 for "do not wait", so the empty log has 1.
    response.getHeaders().put("X-Nomad-Index", Long.toString(Math.max(1, index)));
    response.getHeaders().put("X-Nomad-KnownLeader", "true");
    response.getHeaders().put("X-Nomad-LastContact", "0");
    return this;
  }

  void json(Answer.Json answer, boolean pretty) {
    answer.headers().forEach(response.getHeaders()::put);
    send(200, "application/json", bytes(answer, pretty));
  }

  private static byte[] bytes(Answer.Json answer, boolean pretty) {
    try {
      return (pretty ? PRETTY : COMPACT).writeValueAsBytes(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }

  void text(Answer.Text answer) {
    send(answer.status(), answer.contentType(), answer.text().getBytes(StandardCharsets.UTF_8));
  }

  void refuse(ApiException refusal) {
    text(Answer.Text.plain(refusal.status(), String.valueOf(refusal.getMessage())));
  }

  private void send(int status, String contentType, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /**
   * Makes a web socket of the connection.
   *
   * @return false, with nothing sent, if the request asks for none
   */
  boolean upgrade(FrameHandler handler) {
    return new WebSocketMappings(
            WebSocketServerComponents.ensureWebSocketComponents(
                request.getConnectionMetaData().getConnector().getServer()))
        .upgrade(
            (upgrade, answer, done) -> handler,
            request,
            response,
            callback,
            settings -> settings.setIdleTimeout(SILENCE));
  }

  /** Has the connection stay while nothing goes over it. */
  void keepWaiting() {
    request.addIdleTimeoutListener(timeout -> false);
  }

  /** Runs this when the client leaves before its answer, the last on its connection, is over. */
  void whenClientLeaves(Runnable left) {
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    Departure.watch(request.getConnectionMetaData().getConnection().getEndPoint(), left);
  }

  /** Where to write bytes as they come; {@link #end} or {@link #fail} is to follow. */
  OutputStream begin(String contentType) throws IOException {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    OutputStream out = Content.Sink.asOutputStream(response);
    // The client learns at once that there is such a stream, even if nothing is to be said yet.
    out.flush();
    return out;
  }

  /** All bytes are written. */
  void end() {
    callback.succeeded();
  }

  /** The client went away, or there is nothing more to be read. */
  void fail(Throwable failure) {
    callback.failed(failure);
  }
}
