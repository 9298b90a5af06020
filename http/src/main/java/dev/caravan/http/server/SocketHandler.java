package dev.caravan.http.server;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.http.request.Answer.Listener;
import dev.caravan.http.request.Answer.Opener;
import dev.caravan.http.request.Answer.Peer;
import dev.caravan.http.request.ApiException;
import dev.caravan.scheduler.UnknownIdException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.FutureCallback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A talk over a web socket. The next frame is only read once the last one was dealt with, so a
 * client that says much waits.
 */
final class SocketHandler implements FrameHandler {
  private static final int LONGEST_MESSAGE = 1 << 20;

  /** More does not fit into the frame that ends a web socket. */
  private static final int LONGEST_REASON = 120;

  private static final int SECONDS_TO_SEND = 60;

  private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

  private final Opener opener;
  private final Executor threads;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private @Nullable CoreSession session;
  private @Nullable Listener listener;
  private boolean left;

  /**
   * @param threads to open it and to take its messages on, which may take long
   */
  SocketHandler(Opener opener, Executor threads) {
    this.opener = opener;
    this.threads = threads;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    work(opened, () -> begin(opener.open(new Client(opened))));
  }

  /** Its buffer is used again, so what is kept of it is copied. */
  @Override
  public void onFrame(Frame frame, Callback callback) {
    CoreSession from = Objects.requireNonNull(session);
    byte[] payload = BufferUtil.toArray(frame.getPayload());
    callback.succeeded();
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> take(from, payload, frame.isFin());
      case OpCode.PING -> {
        from.sendFrame(new Frame(OpCode.PONG, ByteBuffer.wrap(payload)), Callback.NOOP, false);
        from.demand();
      }
      case OpCode.PONG -> from.demand();
      default -> log.debug("The client ends a web socket");
    }
  }

  @Override
  public void onError(Throwable failure, Callback callback) {
    log.debug("A web socket broke", failure);
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    leave();
    callback.succeeded();
  }

  private void take(CoreSession from, byte[] part, boolean last) {
    if (message.size() + part.length > LONGEST_MESSAGE) {
      from.close(
          CloseStatus.MESSAGE_TOO_LARGE,
          "at most %d bytes are taken".formatted(LONGEST_MESSAGE),
          Callback.NOOP);
      return;
    }
    message.writeBytes(part);
    if (!last) {
      from.demand();
      return;
    }
    String text = message.toString(StandardCharsets.UTF_8);
    message.reset();
    work(from, () -> current().message(text));
  }

  /** Whatever goes wrong, the client learns of it in the frame that ends the talk. */
  private void work(CoreSession with, Runnable what) {
    try {
      threads.execute(
          () -> {
            try {
              what.run();
              with.demand();
            } catch (ApiException | CommandRefusedException | UnknownIdException e) {
              end(with, CloseStatus.POLICY_VIOLATION, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
              log.error("A message could not be dealt with", e);
              end(with, CloseStatus.SERVER_ERROR, "the server's log says why");
            }
          });
    } catch (RejectedExecutionException e) {
      end(with, CloseStatus.TRY_AGAIN_LATER, "too many streams are under way already");
    }
  }

  private static void end(CoreSession with, int code, String reason) {
    with.close(code, reason.substring(0, Math.min(LONGEST_REASON, reason.length())), Callback.NOOP);
  }

  private synchronized void begin(Listener opened) {
    listener = opened;
    if (left) {
      opened.left();
    }
  }

  private synchronized Listener current() {
    return Objects.requireNonNull(listener);
  }

  private synchronized void leave() {
    left = true;
    if (listener != null) {
      listener.left();
    }
  }

  /** The client, as those see it who talk to it. */
  private static final class Client implements Peer {
    private final CoreSession session;

    Client(CoreSession session) {
      this.session = session;
    }

    /** One at a time: what is said first is sent first. */
    @Override
    public synchronized void send(String text) throws IOException {
      FutureCallback sent = new FutureCallback();
      session.sendFrame(new Frame(OpCode.TEXT, text), sent, false);
      try {
        sent.get(SECONDS_TO_SEND, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        session.abort();
        throw new IOException("the client does not read any more", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void close() {
      session.close(CloseStatus.NORMAL, null, Callback.NOOP);
    }
  }
}
