package dev.caravan.http.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.core.state.ClusterState;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a request gets. */
public sealed interface Answer {

  /**
   * JSON.
   *
   * @param body the document
   * @param headers further headers of the response
   */
  record Json(JsonNode body, Map<String, String> headers) implements Answer {
    public Json {
      headers = Map.copyOf(headers);
    }

    /** Without further headers. */
    public static Json of(JsonNode body) {
      return new Json(body, Map.of());
    }
  }

  /** A whole text. */
  record Text(int status, String contentType, String text) implements Answer {
    /** A sentence for people. */
    public static Text plain(int status, String text) {
      return new Text(status, "text/plain; charset=utf-8", text);
    }
  }

  /**
   * Bytes that come as they come.
   *
   * @param contentType what they are
   * @param followed whether they may go on until the client leaves, with silences in between; the
   *     source is then interrupted when it leaves
   * @param heartbeat what to write when there was nothing to write for a while; empty for nothing
   * @param source writes them, on a thread of its own, and returns at their end
   */
  record Bytes(String contentType, boolean followed, String heartbeat, Source source)
      implements Answer {

    /** What is there already. */
    public static Bytes whole(String contentType, Source source) {
      return new Bytes(contentType, false, "", source);
    }

    /** What is there and what is still to come. */
    public static Bytes followed(String contentType, String heartbeat, Source source) {
      return new Bytes(contentType, true, heartbeat, source);
    }
  }

  /** Where streamed bytes come from. */
  @FunctionalInterface
  interface Source {
    /** Writes all of them; a client that went away shows as an exception. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * A web socket, over which text goes both ways from then on.
   *
   * @param opener called once the connection is there, on a thread that may be kept for a while
   */
  record Socket(Opener opener) implements Answer {}

  /** Begins the talk over a web socket. */
  @FunctionalInterface
  interface Opener {
    /**
     * Begins it.
     *
     * @throws RuntimeException to end it at once with this sentence
     */
    Listener open(Peer peer);
  }

  /** The client at the other end of a web socket. */
  interface Peer {
    /** Sends text, and waits until it is on its way; a client that went away is an exception. */
    void send(String text) throws IOException;

    /** Ends the talk: all was said. */
    void close();
  }

  /** Hears what a client says over a web socket, one message after the other. */
  interface Listener {
    /**
     * Takes a message; may take its time.
     *
     * @throws RuntimeException to end the talk with this sentence
     */
    void message(String text);

    /** The client is gone, or the talk was ended. */
    void left();
  }

  /**
   * Something read from the state, for which a client may wait until it is newer than what it
   * knows.
   *
   * @param look what it is at a moment
   */
  record Live(Function<ClusterState, Look> look) implements Answer {}

  /**
   * Something as it is at a moment.
   *
   * @param index position in the log at which it last changed
   * @param body makes the document; an {@link ApiException} says that there is no such thing
   */
  record Look(long index, Supplier<Json> body) {}
}
