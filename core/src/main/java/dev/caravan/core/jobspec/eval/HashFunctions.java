package dev.caravan.core.jobspec.eval;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Functions of hashes and identifiers. */
final class HashFunctions {
  /** The name spaces that have names themselves, by the last digit of their first group. */
  private static final Map<String, Integer> NAME_SPACES =
      Map.of("dns", 0, "url", 1, "oid", 2, "x500", 4);

  private HashFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .add("md5", 1, a -> hash("MD5", a.text(0)))
        .add("sha1", 1, a -> hash("SHA-1", a.text(0)))
        .add("sha256", 1, a -> hash("SHA-256", a.text(0)))
        .add("sha512", 1, a -> hash("SHA-512", a.text(0)))
        .add("uuidv4", 0, HashFunctions::random)
        .add("uuidv5", 2, HashFunctions::named);
  }

  private static Datum hash(String algorithm, String text) {
    byte[] digest = digest(algorithm).digest(EncodingFunctions.bytes(text));
    return new Datum.Text(HexFormat.of().formatHex(digest));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static Datum random(Arguments arguments) {
    return new Datum.Text(chance(arguments).toString());
  }

  /** A random identifier. */
  static UUID chance(Arguments arguments) {
    Supplier<UUID> source = arguments.host().uuids();
    if (source == null) {
      throw arguments.refuse(
          "its result differs each time, so the host must give a source of UUIDs;"
              + " give the value as a variable");
    }
    return source.get();
  }

  /** The identifier that a name has in a name space. */
  private static Datum named(Arguments arguments) {
    UUID space = space(arguments);
    MessageDigest digest = digest("SHA-1");
    digest.update(bytes(space));
    byte[] hash = Arrays.copyOf(digest.digest(EncodingFunctions.bytes(arguments.text(1))), 16);
    hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
    hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
    ByteBuffer buffer = ByteBuffer.wrap(hash);
    return new Datum.Text(new UUID(buffer.getLong(), buffer.getLong()).toString());
  }

  private static UUID space(Arguments arguments) {
    String name = arguments.text(0);
    Integer digit = NAME_SPACES.get(name);
    try {
      return UUID.fromString(
          digit == null ? name : "6ba7b81" + digit + "-9dad-11d1-80b4-00c04fd430c8");
    } catch (IllegalArgumentException e) {
      throw arguments.refuse("\"%s\" is no name space; write dns, url, oid, x500 or a UUID", name);
    }
  }

  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
