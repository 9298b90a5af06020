package dev.caravan.example.cli.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks the person at the terminal whether to go on. */
public final class Question {
  private final Session session;

  /** Asks in this session. */
  public Question(Session session) {
    this.session = session;
  }

  /** Whether the answer is an exact {@code y}. */
  public boolean isAffirmed(String question) {
    session.out().print(question + " [y/N] ");
    session.out().flush();
    return "y".equals(line());
  }

  private String line() {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8));
    try {
      String line = reader.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to parse answer: " + e.getMessage(), e);
    }
  }
}
