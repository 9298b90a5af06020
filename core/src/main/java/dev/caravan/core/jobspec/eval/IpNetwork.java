package dev.caravan.core.jobspec.eval;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of IP addresses.
 *
 * @param start its first address, as a number
 * @param bits how many bits an address has: 32 or 128
 * @param prefix how many of them all addresses of the network have in common
 */
record IpNetwork(BigInteger start, int bits, int prefix) {
  static final int BITS_V4 = 32;
  private static final int BITS_V6 = 128;

  /** Only digits: a name would be looked up in the network. */
  private static final Pattern CIDR =
      Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

  /** The network that is written so: {@code 10.0.0.0/8}, {@code fd00::/8}. */
  static Optional<IpNetwork> parse(String text) {
    Matcher written = CIDR.matcher(text);
    if (text.length() > 64 || !written.matches()) {
      return Optional.empty();
    }
    int bits = written.group(1).contains(":") ? BITS_V6 : BITS_V4;
    int prefix = Integer.parseInt(written.group(2));
    try {
      byte[] address = InetAddress.getByName(written.group(1)).getAddress();
      return prefix > bits || address.length * 8 != bits
          ? Optional.empty()
          : Optional.of(masked(new BigInteger(1, address), bits, prefix));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static IpNetwork masked(BigInteger address, int bits, int prefix) {
    int rest = bits - prefix;
    return new IpNetwork(address.shiftRight(rest).shiftLeft(rest), bits, prefix);
  }

  /** How many addresses it has. */
  BigInteger size() {
    return BigInteger.ONE.shiftLeft(bits - prefix);
  }

  IpNetwork within(BigInteger offset, int longerPrefix) {
    return new IpNetwork(start.add(offset), bits, longerPrefix);
  }

  /** The address that comes this long after the first. */
  String address(BigInteger offset) {
    return written(start.add(offset));
  }

  String mask() {
    BigInteger all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return written(all.subtract(size().subtract(BigInteger.ONE)));
  }

  private String written(BigInteger address) {
    byte[] digits = address.toByteArray();
    byte[] bytes = new byte[bits / 8];
    int length = Math.min(digits.length, bytes.length);
    System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
    return bits == BITS_V4 ? dotted(bytes) : shortened(bytes);
  }

  private static String dotted(byte[] bytes) {
    return "%d.%d.%d.%d"
        .formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff);
  }

  /** The longest run of zero groups, if longer than one, becomes two colons. */
  private static String shortened(byte[] bytes) {
    int[] groups = new int[8];
    Arrays.setAll(groups, i -> ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff));
    int best = 0;
    int length = 0;
    for (int from = 0; from < groups.length; from++) {
      int to = from;
      while (to < groups.length && groups[to] == 0) {
        to++;
      }
      if (to - from > length) {
        best = from;
        length = to - from;
      }
    }
    if (length < 2) {
      return joined(groups, 0, groups.length);
    }
    return joined(groups, 0, best) + "::" + joined(groups, best + length, groups.length);
  }

  private static String joined(int[] groups, int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return written(start) + "/" + prefix;
  }
}
