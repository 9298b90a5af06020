package dev.caravan.core.jobspec.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Functions of files, which see the host's directory and what is in it, nothing else. */
final class FileFunctions {
  private static final int MAX_FILE = 1 << 20;
  private static final int MAX_WALK_DEPTH = 20;
  private static final int MAX_WALK = 100_000;

  private FileFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .add("abspath", 1, a -> new Datum.Text(allowed(a, a.text(0)).toString()))
        .add("basename", 1, a -> new Datum.Text(lastName(a.text(0))))
        .add("dirname", 1, a -> new Datum.Text(withoutLastName(a.text(0))))
        .add("file", 1, FileFunctions::text)
        .add("filebase64", 1, a -> new Datum.Text(EncodingFunctions.base64(bytes(a))))
        .add("fileexists", 1, a -> new Datum.Flag(Files.isRegularFile(allowed(a, a.text(0)))))
        .add("fileset", 2, FileFunctions::matching)
        .add("pathexpand", 1, FileFunctions::expand);
  }

  /** The path inside the host's directory, with symbolic links followed before it is judged. */
  private static Path allowed(Arguments arguments, String path) {
    Path directory = arguments.host().directory();
    if (directory == null) {
      throw arguments.refuse("this host allows no files; give the value as a variable");
    }
    try {
      Path root = directory.toRealPath();
      Path wanted = root.resolve(path).normalize();
      Path real = Files.exists(wanted) ? wanted.toRealPath() : wanted;
      if (!wanted.startsWith(root) || !real.startsWith(root)) {
        throw arguments.refuse("\"%s\" is outside of the directory that the host allows", path);
      }
      return real;
    } catch (IOException | InvalidPathException e) {
      throw arguments.refuse("\"%s\" cannot be found", path);
    }
  }

  private static byte[] bytes(Arguments arguments) {
    Path file = allowed(arguments, arguments.text(0));
    if (!Files.isRegularFile(file)) {
      throw arguments.refuse("there is no file \"%s\"", arguments.text(0));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE + 1);
      if (bytes.length > MAX_FILE) {
        throw arguments.refuse("\"%s\" is longer than 1 MiB", arguments.text(0));
      }
      return bytes;
    } catch (IOException e) {
      throw arguments.refuse("\"%s\" cannot be read", arguments.text(0));
    }
  }

  private static Datum text(Arguments arguments) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(bytes(arguments));
      return new Datum.Text(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw arguments.refuse("\"%s\" is not UTF-8 text; use filebase64", arguments.text(0));
    }
  }

  /** The files below a directory whose paths from there match a pattern such as {@code *.txt}. */
  private static Datum matching(Arguments arguments) {
    Path directory = allowed(arguments, arguments.text(0));
    try (Stream<Path> files = Files.walk(directory, MAX_WALK_DEPTH)) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + arguments.text(1));
      List<Datum> found =
          files
              .limit(MAX_WALK)
              .filter(Files::isRegularFile)
              .map(directory::relativize)
              .filter(matcher::matches)
              .<Datum>map(path -> new Datum.Text(path.toString().replace('\\', '/')))
              .toList();
      return Convert.set(found);
    } catch (IOException | UncheckedIOException | PatternSyntaxException e) {
      throw arguments.refuse("the files of \"%s\" cannot be listed", arguments.text(0));
    }
  }

  private static String lastName(String path) {
    String trimmed = path.substring(0, StringFunctions.endWithout("/", path));
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private static String withoutLastName(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return ".";
    }
    return slash == 0 ? "/" : path.substring(0, slash);
  }

  private static Datum expand(Arguments arguments) {
    if (arguments.text(0).startsWith("~")) {
      throw arguments.refuse("a job file does not see home directories; write the whole path");
    }
    return arguments.get(0);
  }
}
