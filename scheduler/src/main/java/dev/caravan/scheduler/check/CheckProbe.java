package dev.caravan.scheduler.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks services whether they answer. Each call waits as long as the check's timeout allows. */
public final class CheckProbe {
  private final HttpProbe http = new HttpProbe();

  /** Asks by TCP or HTTP. */
  public CheckAnswer ask(DeclaredCheck check) {
    if (check.unreachable() != null) {
      return CheckAnswer.failure(check.unreachable());
    }
    if (check.port() == 0) {
      return CheckAnswer.failure("the service has no port to ask");
    }
    return check.check().type().equals("http") ? http.ask(check) : connect(check);
  }

  private static CheckAnswer connect(DeclaredCheck check) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(check.host(), check.port()),
          Math.toIntExact(check.check().timeout().toMillis()));
      return CheckAnswer.success("nomad: tcp ok");
    } catch (IOException e) {
      return CheckAnswer.failure(
          "dial tcp %s:%d: %s".formatted(check.host(), check.port(), e.getMessage()));
    }
  }
}
