package dev.caravan.example.cli.agent;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where to listen. */
record HostAndPort(String host, int port) {
  static final HostAndPort DEFAULT = new HostAndPort("127.0.0.1", 4646);

  /** Reads {@code HOST:PORT}, {@code HOST}, {@code :PORT} or {@code PORT}. */
  static HostAndPort parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean inBrackets = colon < text.indexOf(']');
    if (text.chars().allMatch(Character::isDigit)) {
      return new HostAndPort(DEFAULT.host(), port(text, text));
    }
    if (colon < 0 || inBrackets) {
      return new HostAndPort(withoutBrackets(text), DEFAULT.port());
    }
    String host = withoutBrackets(text.substring(0, colon));
    return new HostAndPort(
        host.isEmpty() ? DEFAULT.host() : host, port(text.substring(colon + 1), text));
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(String number, String text) {
    try {
      int port = Integer.parseInt(number);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, as any other number that is no port.
    }
    throw new TypeConversionException("'" + text + "' has no port from 0 to 65535");
  }

  /** The form that is read. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** For options. */
  static final class Converter implements ITypeConverter<HostAndPort> {
    @Override
    public HostAndPort convert(String text) {
      return parse(text);
    }
  }
}
