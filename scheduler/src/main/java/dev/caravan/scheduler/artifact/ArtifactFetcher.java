package dev.caravan.scheduler.artifact;

import dev.caravan.core.model.Artifact.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches artifacts: over HTTP, or from the host's files. The rules are those of go-getter, which
 * Nomad fetches with: an archive is unpacked unless {@code archive = "false"}; with mode {@code
 * file} the destination is the file itself, else the directory that it goes to.
 */
public final class ArtifactFetcher {
  private final ArtifactPolicy policy;

  /**
   * @param policy what may be fetched
   */
  public ArtifactFetcher(ArtifactPolicy policy) {
    this.policy = policy;
  }

  /**
   * What is to be fetched, all variables in it resolved.
   *
   * @param source where from
   * @param mode what it is to become
   * @param options {@code checksum}, {@code archive} and {@code filename}, also those in the query
   *     of the source; others are sent to the server
   * @param headers of requests
   * @param destination where to; in the directories of the task
   * @param scratch an existing directory for what is on its way
   * @param insecure whether servers need not show who they are
   * @param owner who is given the destination with all that is in it; null to leave it as it is
   */
  public record Request(
      String source,
      Mode mode,
      Map<String, String> options,
      Map<String, String> headers,
      Path destination,
      Path scratch,
      boolean insecure,
      @Nullable String owner) {}

  /**
   * Fetches an artifact, and unpacks it where it is to be.
   *
   * @param cancelled whether nobody wants it any more
   * @throws ArtifactException if it cannot be fetched, or must not be
   */
  public void fetch(Request request, BooleanSupplier cancelled) throws ArtifactException {
    Source source = source(request);
    if (!policy.allows(source.place())) {
      throw notAllowed(source.place());
    }
    Allowance allowance = new Allowance(policy, cancelled);
    try {
      if (source.place().getScheme().equalsIgnoreCase("file")) {
        fromFiles(request, source, allowance);
      } else {
        overHttp(request, source, allowance);
      }
      if (request.owner() != null) {
        Ownership.give(request.destination(), request.owner());
      }
    } catch (IOException e) {
      throw ArtifactException.failed(e.toString(), e);
    }
  }

  static ArtifactException notAllowed(URI source) {
    return ArtifactException.refused(
        "this node does not fetch from %s://%s%s: its host allows places by ArtifactPolicy.allow"
            .formatted(source.getScheme(), source.getAuthority(), source.getPath())
            .replace("://null", "://"));
  }

  private static Source source(Request request) throws ArtifactException {
    try {
      String text = request.source();
      URI source = URI.create(text.startsWith("/") ? "file://" + text : text);
      if (source.getScheme() != null && source.getPath() != null) {
        return Source.of(source, request.options());
      }
    } catch (IllegalArgumentException e) {
      // Told below: what other sources go-getter knows is not known here.
    }
    throw ArtifactException.refused(
        "only http, https and file sources are supported, by their whole URL");
  }

  private void fromFiles(Request request, Source source, Allowance allowance)
      throws ArtifactException, IOException {
    Path file = Path.of(source.place().getPath()).toRealPath();
    if (!policy.allows(file.toUri())) {
      throw notAllowed(file.toUri());
    }
    if (Files.isDirectory(file)) {
      if (request.mode() == Mode.FILE) {
        throw ArtifactException.refused("source is a directory, but mode is \"file\"");
      }
      copyDirectory(file, request.destination(), allowance);
    } else {
      place(request, source, file, allowance);
    }
  }

  private void overHttp(Request request, Source source, Allowance allowance)
      throws ArtifactException, IOException {
    Path fetched = Files.createTempFile(request.scratch(), "artifact", ".part");
    try {
      new HttpSource(policy, allowance, request.headers(), request.insecure())
          .download(source.place(), fetched);
      place(request, source, fetched, allowance);
    } finally {
      Files.deleteIfExists(fetched);
    }
  }

  private static void place(Request request, Source source, Path fetched, Allowance allowance)
      throws ArtifactException, IOException {
    String name = name(source.place());
    String checksum = source.options().get("checksum");
    if (checksum != null) {
      Checksum.of(checksum).verify(fetched);
    }
    Optional<ArchiveFormat> format = format(source, name);
    boolean unpacks = format.filter(ArchiveFormat::hasEntries).isPresent();
    if (unpacks && request.mode() != Mode.FILE) {
      Unpacker.unpack(fetched, format.get(), request.destination(), allowance);
      return;
    }
    if (unpacks || request.mode() == Mode.DIRECTORY) {
      throw ArtifactException.refused(
          unpacks
              ? "source is an archive of many files, but mode is \"file\""
              : "source is no archive, but mode is \"dir\"");
    }
    String plain = format.map(known -> known.strip(name)).orElse(name);
    String wanted = source.options().getOrDefault("filename", "");
    copyFile(request, fetched, format, requirePlain(wanted.isEmpty() ? plain : wanted), allowance);
  }

  private static void copyFile(
      Request request,
      Path fetched,
      Optional<ArchiveFormat> format,
      String name,
      Allowance allowance)
      throws ArtifactException, IOException {
    Path target =
        request.mode() == Mode.FILE ? request.destination() : request.destination().resolve(name);
    Files.createDirectories(target.getParent());
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw ArtifactException.refused("\"%s\" is a directory".formatted(name));
    }
    Files.deleteIfExists(target);
    try (InputStream in =
            format.isPresent() ? format.get().open(fetched) : Files.newInputStream(fetched);
        OutputStream out = Files.newOutputStream(target)) {
      allowance.copy(in, out, 0);
    }
  }

  /** Links stay links; one that leads out of the directory is refused. */
  private static void copyDirectory(Path from, Path to, Allowance allowance)
      throws ArtifactException, IOException {
    UnpackedTree tree = new UnpackedTree(to, allowance);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.sorted().toList()) {
        String name = from.relativize(each).toString();
        if (Files.isSymbolicLink(each)) {
          tree.link(name, Files.readSymbolicLink(each).toString());
        } else if (Files.isDirectory(each)) {
          tree.directory(name);
        } else {
          try (InputStream in = Files.newInputStream(each)) {
            tree.file(name, in, Files.isExecutable(each) ? 0777 : 0666);
          }
        }
      }
    }
    tree.checkLinks();
  }

  private static Optional<ArchiveFormat> format(Source source, String name)
      throws ArtifactException {
    String option = source.options().getOrDefault("archive", "");
    if (option.isEmpty() || option.equals("true")) {
      return ArchiveFormat.ofName(name);
    }
    if (option.equals("false")) {
      return Optional.empty();
    }
    return Optional.of(
        ArchiveFormat.ofOption(option)
            .orElseThrow(() -> ArtifactException.refused("unsupported archive type: " + option)));
  }

  private static String name(URI source) throws ArtifactException {
    String path = source.getPath();
    return requirePlain(path.substring(path.lastIndexOf('/') + 1));
  }

  private static String requirePlain(String name) throws ArtifactException {
    boolean isPlain =
        !name.isEmpty()
            && !name.equals("..")
            && !name.equals(".")
            && name.indexOf('/') < 0
            && name.indexOf('\0') < 0;
    if (!isPlain) {
      throw ArtifactException.refused("the source names no file: \"" + name + "\"");
    }
    return name;
  }
}
