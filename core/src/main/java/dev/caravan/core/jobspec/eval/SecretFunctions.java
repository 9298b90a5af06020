package dev.caravan.core.jobspec.eval;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import javax.crypto.Cipher;

/** Functions of passwords and keys. */
final class SecretFunctions {
  private static final int STANDARD_COST = 10;
  private static final int LEAST_COST = 4;

  /** Each step doubles the time; this one takes about a second. */
  private static final int MOST_COST = 14;

  /** So that a file may not ask for more than a few seconds of it. */
  private static final long STEPS_PER_ROUND = 128;

  private static final long STEPS_PER_DECRYPTION = 100_000;

  private SecretFunctions() {}

  static void addTo(FunctionTable table) {
    table.add("bcrypt", 1, 2, SecretFunctions::hash).add("rsadecrypt", 2, SecretFunctions::decrypt);
  }

  private static Datum hash(Arguments arguments) {
    int cost = arguments.count() == 2 ? arguments.integer(1) : STANDARD_COST;
    if (cost < LEAST_COST || cost > MOST_COST) {
      String message = "the cost must be from %d to %d, but is %d";
      throw arguments.refuse(message, LEAST_COST, MOST_COST, cost);
    }
    arguments.budget().work(STEPS_PER_ROUND << cost);
    byte[] password = EncodingFunctions.bytes(arguments.text(0));
    byte[] salt = HashFunctions.bytes(HashFunctions.chance(arguments));
    try {
      byte[] hash = BCrypt.withDefaults().hash(cost, salt, password);
      return new Datum.Text(new String(hash, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw arguments.refuse("a password has 1 to 71 bytes");
    }
  }

  private static Datum decrypt(Arguments arguments) {
    arguments.budget().work(STEPS_PER_DECRYPTION);
    RSAPrivateKey key = RsaKeys.read(arguments, 1);
    try {
      byte[] encrypted = Base64.getDecoder().decode(arguments.text(0));
      // What Nomad's function takes; the choice of the padding is not ours.
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.DECRYPT_MODE, key);
      ByteBuffer plain = ByteBuffer.wrap(cipher.doFinal(encrypted));
      return new Datum.Text(StandardCharsets.UTF_8.newDecoder().decode(plain).toString());
    } catch (IllegalArgumentException e) {
      throw arguments.refuse("its first argument is not Base64");
    } catch (GeneralSecurityException e) {
      throw arguments.refuse("this was not encrypted for that key");
    } catch (CharacterCodingException e) {
      throw arguments.refuse("what is encrypted is not UTF-8 text");
    }
  }
}
