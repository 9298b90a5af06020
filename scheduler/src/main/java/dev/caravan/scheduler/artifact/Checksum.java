package dev.caravan.scheduler.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * What the bytes of an artifact must come to.
 *
 * @param algorithm as Java calls it
 * @param hex in lower case
 */
record Checksum(String algorithm, String hex) {
  private static final Map<String, String> ALGORITHMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  /** Reads {@code sha256:0123…}. */
  static Checksum of(String option) throws ArtifactException {
    String[] parts = option.strip().split(":", -1);
    String algorithm = ALGORITHMS.get(parts[0]);
    if (parts.length != 2 || algorithm == null) {
      throw ArtifactException.refused(
          "checksum \"%s\" is not of the form type:value with md5, sha1, sha256 or sha512"
              .formatted(option));
    }
    return new Checksum(algorithm, parts[1].toLowerCase(Locale.ROOT));
  }

  void verify(Path file) throws ArtifactException, IOException {
    String found = HexFormat.of().formatHex(digest(file));
    if (!found.equals(hex)) {
      throw ArtifactException.failed(
          "checksums did not match: expected %s, got %s".formatted(hex, found), null);
    }
  }

  private byte[] digest(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
