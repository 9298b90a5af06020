package dev.caravan.core.jobspec.eval;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private RSA keys in the form of PEM. */
final class RsaKeys {
  private static final int MAX_LENGTH = 16 << 10;
  private static final int MAX_BITS = 8 << 10;

  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)"
              + "-----END (?:RSA )?PRIVATE KEY-----\\s*");

  /** Of ASN.1: version 0, and the algorithm, RSA. */
  private static final byte[] RSA_HEADER =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int OCTETS = 0x04;
  private static final int SEQUENCE = 0x30;

  private RsaKeys() {}

  /** The key that an argument holds. */
  static RSAPrivateKey read(Arguments arguments, int index) {
    String text = arguments.text(index);
    Matcher pem = PEM.matcher(text);
    if (text.length() > MAX_LENGTH || !pem.matches()) {
      throw unreadable(arguments);
    }
    RSAPrivateKey key;
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(pem.group(2));
      byte[] encoded = pem.group(1) == null ? bytes : wrapped(bytes);
      key =
          (RSAPrivateKey)
              KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unreadable(arguments);
    }
    if (key.getModulus().bitLength() > MAX_BITS) {
      throw arguments.refuse("keys of more than %,d bits take too long", MAX_BITS);
    }
    return key;
  }

  private static Refusal unreadable(Arguments arguments) {
    return arguments.refuse(
        "its second argument is no private RSA key; write one in PEM, without a password:"
            + " -----BEGIN RSA PRIVATE KEY----- …");
  }

  /** Java reads PKCS #8, in which a key of PKCS #1 is the last part. */
  private static byte[] wrapped(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_HEADER);
    content.writeBytes(element(OCTETS, pkcs1));
    return element(SEQUENCE, content.toByteArray());
  }

  /** An element of ASN.1; its length in two bytes is long enough for every key. */
  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    out.write(0x82);
    out.write(content.length >> 8);
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
