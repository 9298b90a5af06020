package dev.caravan.scheduler.template;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Functions that encode and digest. */
final class DigestFunctions {
  private DigestFunctions() {}

  static void addTo(Functions functions) {
    functions
        .add("base64Encode", 1, args -> encoded(args.text(0)))
        .add("base64Decode", 1, args -> decoded(args.text(0)))
        .add(
            "base64URLEncode",
            1,
            args -> Base64.getUrlEncoder().encodeToString(bytes(args.text(0))))
        .add("base64URLDecode", 1, args -> text(Base64.getUrlDecoder().decode(args.text(0))))
        .add("md5sum", 1, args -> digest("MD5", args.text(0)))
        .add("sha256Hex", 1, args -> digest("SHA-256", args.text(0)))
        .add("hmacSHA256Hex", 2, args -> authenticated(args.text(0), args.text(1)));
  }

  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(bytes(text));
  }

  static String decoded(String base64) {
    return text(Base64.getDecoder().decode(base64));
  }

  static String digest(String algorithm, String text) {
    try {
      return hex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  private static String authenticated(String message, String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("the key is empty");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
      return hex(mac.doFinal(bytes(message)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
