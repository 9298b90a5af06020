package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of job files. */
final class JobFile {
  /** The limit, as a phrase for problems. */
  static final String LIMIT =
      JobSpec.MAX_LENGTH / 1024 + " KiB, which is too long for a job; split it";

  private JobFile() {}

  /**
   * The text of this file.
   *
   * @throws InvalidJobException with one problem that names the file, if it cannot be read
   */
  static String read(Path file) {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "is a directory; name a job file in it");
    }
    if (!Files.exists(file)) {
      throw unreadable(file, "does not exist; check its name");
    }
    byte[] bytes = bytes(file);
    if (bytes.length > JobSpec.MAX_LENGTH) {
      throw unreadable(file, "longer than " + LIMIT);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is not UTF-8 text; save it as such");
    }
  }

  /** At most one byte more than is allowed. */
  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(JobSpec.MAX_LENGTH + 1);
    } catch (IOException e) {
      throw unreadable(file, "cannot be read; check its permissions (" + e.getMessage() + ")");
    }
  }

  private static InvalidJobException unreadable(Path file, String message) {
    Report report = new Report(file.toString());
    report.add(Position.NONE, Place.TOP, message);
    return new InvalidJobException(report.problems());
  }
}
