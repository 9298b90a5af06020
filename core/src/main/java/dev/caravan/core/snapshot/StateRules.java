package dev.caravan.core.snapshot;

import dev.caravan.core.state.ClusterState;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Tells one set of rules from another: a checksum over the classes that a state is made of and
 * folded by. A state that other code has folded may be another one than this code would come to, so
 * its snapshot is not used. Nobody has to remember to raise a number.
 */
final class StateRules {
  private static final String ROOT = "dev/caravan/core/";
  private static final List<String> PACKAGES =
      List.of("model/", "event/", "lifecycle/", "state/", "snapshot/");

  private StateRules() {}

  /** The checksum; empty if the classes cannot be found, as in some native images. */
  static Optional<String> checksum() {
    String self = ClusterState.class.getSimpleName() + ".class";
    URL url = ClusterState.class.getResource(self);
    if (url == null) {
      return Optional.empty();
    }
    try {
      URLConnection connection = url.openConnection();
      SortedMap<String, Long> classes =
          connection instanceof JarURLConnection jar
              ? inJar(jar)
              : inDirectory(Path.of(url.toURI()).resolve("../..").normalize());
      return classes.isEmpty() ? Optional.empty() : Optional.of(checksum(classes.toString()));
    } catch (IOException | URISyntaxException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String checksum(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }

  private static SortedMap<String, Long> inJar(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    SortedMap<String, Long> classes = new TreeMap<>();
    try (JarFile jar = connection.getJarFile()) {
      String entry = String.valueOf(connection.getEntryName());
      String root = entry.substring(0, entry.indexOf(ROOT) + ROOT.length());
      for (JarEntry one : Collections.list(jar.entries())) {
        String name = one.getName();
        if (name.startsWith(root) && counts(name.substring(root.length()))) {
          classes.put(name.substring(root.length()), one.getCrc());
        }
      }
    }
    return classes;
  }

  private static SortedMap<String, Long> inDirectory(Path root) throws IOException {
    SortedMap<String, Long> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (counts(name)) {
          classes.put(name, crc(file));
        }
      }
    }
    return classes;
  }

  private static boolean counts(String name) {
    return name.endsWith(".class") && PACKAGES.stream().anyMatch(name::startsWith);
  }

  private static long crc(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream in = Files.newInputStream(file)) {
      checksum.update(in.readAllBytes());
    }
    return checksum.getValue();
  }
}
