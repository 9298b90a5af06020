package dev.caravan.core.jobspec.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class SecretFunctionsTest {
  private static final Host HOST = new Host(null, () -> new UUID(1, 2));

  @Test
  void hashesAPassword() {
    String hash = text("bcrypt(\"secret\")");

    assertThat(hash).startsWith("$2a$10$");
    assertThat(BCrypt.verifyer().verify("secret".toCharArray(), hash).verified).isTrue();
  }

  @Test
  void hashesAPasswordAtACost() {
    assertThat(text("bcrypt(\"secret\", 4)")).startsWith("$2a$04$");
  }

  @Test
  void hashesNoMoreThanBcryptTakes() {
    String password = "a".repeat(80);

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> text("bcrypt(\"%s\", 4)".formatted(password)))
        .withMessage("bcrypt: a password has 1 to 71 bytes");
  }

  @Test
  void refusesToHashForMinutes() {
    assertThatExceptionOfType(Refusal.Exhaustion.class)
        .isThrownBy(() -> text("[for x in range(1000) : bcrypt(\"a\", 14)][0]"));
  }

  @Test
  void decryptsForAKeyOfPkcs8() throws GeneralSecurityException {
    KeyPair keys = keys();

    assertThat(decrypted(keys, pem("PRIVATE KEY", keys.getPrivate().getEncoded())))
        .isEqualTo("héllo");
  }

  @Test
  void decryptsForAKeyOfPkcs1() throws GeneralSecurityException {
    KeyPair keys = keys();
    byte[] pkcs8 = keys.getPrivate().getEncoded();
    // For keys of this length, all that PKCS #8 puts before PKCS #1 are 26 bytes.
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

    assertThat(decrypted(keys, pem("RSA PRIVATE KEY", pkcs1))).isEqualTo("héllo");
  }

  @Test
  void tellsOfTextForAnotherKey() throws GeneralSecurityException {
    KeyPair keys = keys();
    String pem = pem("PRIVATE KEY", keys().getPrivate().getEncoded());

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> decrypted(keys, pem))
        .withMessage("rsadecrypt: this was not encrypted for that key");
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String pem(String type, byte[] key) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, lines);
  }

  private static String decrypted(KeyPair keys, String pem) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, keys.getPublic());
    byte[] encrypted = cipher.doFinal("héllo".getBytes(StandardCharsets.UTF_8));
    String base64 = Base64.getEncoder().encodeToString(encrypted);
    return text("rsadecrypt(\"%s\", \"%s\")".formatted(base64, pem.replace("\n", "\\n")));
  }

  private static String text(String expression) {
    return ((Datum.Text) Expressions.evaluate(expression, HOST)).text();
  }
}
