package dev.caravan.scheduler.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.caravan.core.model.Artifact.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactFetcherTest {
  @TempDir Path directory;

  private Path sources;
  private Path target;
  private ArtifactPolicy policy;
  private @Nullable String owner;

  @BeforeEach
  void makeDirectories() throws IOException {
    directory = directory.toRealPath();
    sources = Files.createDirectories(directory.resolve("sources"));
    target = Files.createDirectories(directory.resolve("task/local"));
    policy = ArtifactPolicy.NONE.allow(sources.toUri().toString());
  }

  @Test
  void copiesAFileIntoItsDestination() throws Exception {
    Path source = Files.writeString(sources.resolve("config.json"), "{}");

    fetch(source, Mode.ANY, Map.of());

    assertThat(target.resolve("config.json")).hasContent("{}");
  }

  @Test
  void aFileCanGetAnotherName() throws Exception {
    Path source = Files.writeString(sources.resolve("config.json"), "{}");

    fetch(source, Mode.FILE, Map.of(), target.resolve("other.json"));

    assertThat(target.resolve("other.json")).hasContent("{}");
  }

  @Test
  void copiesADirectory() throws Exception {
    Path tree = Files.createDirectories(sources.resolve("tree/sub"));
    Files.writeString(tree.resolve("a"), "1");

    fetch(tree.getParent(), Mode.DIRECTORY, Map.of());

    assertThat(target.resolve("sub/a")).hasContent("1");
  }

  @Test
  void unpacksAnArchive() throws Exception {
    Path source =
        Archives.tarGz(
            sources.resolve("app.tar.gz"),
            tar -> {
              Archives.file(tar, "app/bin/run", "#!/bin/sh");
              Archives.link(tar, "app/run", "bin/run");
              Archives.link(tar, "app/lib/up", "../bin/run");
              Archives.hardLink(tar, "app/same", "app/bin/run");
            });

    fetch(source, Mode.ANY, Map.of());

    assertThat(target.resolve("app/bin/run")).hasContent("#!/bin/sh").isExecutable();
    assertThat(target.resolve("app/run")).isSymbolicLink().hasContent("#!/bin/sh");
    assertThat(target.resolve("app/lib/up")).hasContent("#!/bin/sh");
    assertThat(target.resolve("app/same")).hasContent("#!/bin/sh");
  }

  @Test
  void unpacksZipsAndSingleFiles() throws Exception {
    fetch(
        Archives.zip(sources.resolve("a.zip"), "in/a", new byte[] {'1'}), Mode.DIRECTORY, Map.of());
    fetch(Files.write(sources.resolve("b.txt.gz"), Archives.gz("2")), Mode.ANY, Map.of());

    assertThat(target.resolve("in/a")).hasContent("1");
    assertThat(target.resolve("b.txt")).hasContent("2");
  }

  @Test
  void anArchiveCanBeLeftAsItIs() throws Exception {
    Path source = Archives.zip(sources.resolve("a.zip"), "in/a", new byte[] {'1'});

    fetch(source, Mode.ANY, Map.of("archive", "false"));

    assertThat(target.resolve("a.zip")).hasSameBinaryContentAs(source);
  }

  @Test
  void aSingleFileCanGetAnotherName() throws Exception {
    fetch(Files.writeString(sources.resolve("a"), "1"), Mode.ANY, Map.of("filename", "b"));

    assertThat(target.resolve("b")).hasContent("1");
    assertThat(target.resolve("a")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "..", "/evil", "a/b"})
  void aNameThatIsNoneIsRefused(String name) throws Exception {
    Path source = Files.writeString(sources.resolve("a"), "1");

    assertThat(failure(source, Map.of("filename", name)))
        .hasMessage("the source names no file: \"%s\"", name);
    assertThat(directory.resolve("task/evil")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "md5:0cc175b9c0f1b6a831c399e269772661",
        "sha1:86f7e437faa5a7fce15d1ddcb9eaeaea377667b8",
        "sha256:CA978112CA1BBDCAFAC231B39A23DC4DA786EFF8147C4E72B9807785AFEE48BB"
      })
  void aChecksumThatFitsLetsItPass(String checksum) throws Exception {
    Path source = Files.writeString(sources.resolve("a"), "a");

    fetch(source, Mode.ANY, Map.of("checksum", checksum));

    assertThat(target.resolve("a")).hasContent("a");
  }

  @Test
  void aChecksumThatDoesNotFitKeepsItOut() throws Exception {
    Path source = Files.writeString(sources.resolve("a"), "b");

    ArtifactException failure =
        failure(source, Map.of("checksum", "md5:0cc175b9c0f1b6a831c399e269772661"));

    assertThat(failure).hasMessageStartingWith("checksums did not match: expected 0cc175b9");
    assertThat(failure.isRecoverable()).isTrue();
    assertThat(target.resolve("a")).doesNotExist();
  }

  @Test
  void nothingIsFetchedThatTheHostDoesNotAllow() throws Exception {
    Path outside = Files.writeString(directory.resolve("secret"), "x");
    Path link = Files.createSymbolicLink(sources.resolve("link"), outside);

    assertThat(failure(outside, Map.of()))
        .hasMessageStartingWith("this node does not fetch from file://" + outside);
    assertThat(failure(link, Map.of())).hasMessageContaining("this node does not fetch from");
    assertThat(failure("https://example.com/a.tgz", Map.of()).isRecoverable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"git::https://example.com/a", "s3::https://x/y", "a/b", "http://%zz"})
  void otherKindsOfSourcesAreRefused(String source) {
    assertThat(failure(source, Map.of()).isRecoverable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "/evil", "a/b/../../../evil"})
  void anEntryThatLeadsOutIsRefused(String name) throws Exception {
    Path source = Archives.tarGz(sources.resolve("a.tgz"), tar -> Archives.file(tar, name, "evil"));

    assertThat(failure(source, Map.of()))
        .hasMessage("entry \"%s\" of the archive leads out of its destination", name);
    assertThat(directory.resolve("task/evil")).doesNotExist();
  }

  @Test
  void aZipEntryThatLeadsOutIsRefused() throws Exception {
    Path source = Archives.zip(sources.resolve("a.zip"), "../../evil", new byte[] {'1'});

    assertThat(failure(source, Map.of())).hasMessageContaining("leads out of its destination");
    assertThat(directory.resolve("evil")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc", "..", "../../sources", "a/../.."})
  void aLinkThatLeadsOutIsRefused(String to) throws Exception {
    Path source = Archives.tarGz(sources.resolve("a.tgz"), tar -> Archives.link(tar, "out", to));

    assertThat(failure(source, Map.of())).hasMessageContaining("leads out of its destination");
    assertThat(target.resolve("out")).doesNotExist();
  }

  @Test
  void linksThatLeadOutOnlyTogetherAreRefused() throws Exception {
    Path source =
        Archives.tarGz(
            sources.resolve("a.tgz"),
            tar -> {
              Archives.link(tar, "p/up", "..");
              Archives.link(tar, "out", "p/up/../../sources");
              Archives.link(tar, "dangling", "p/up/../nothing");
            });

    assertThat(failure(source, Map.of())).hasMessageContaining("leads out of its destination");
    assertThat(Files.isSymbolicLink(target.resolve("out"))).isFalse();
  }

  @Test
  void nothingIsWrittenThroughALink() throws Exception {
    Files.createSymbolicLink(target.resolve("there"), directory);
    Path source =
        Archives.tarGz(sources.resolve("a.tgz"), tar -> Archives.file(tar, "there/evil", "x"));

    assertThat(failure(source, Map.of())).hasMessageContaining("leads out of its destination");
    assertThat(directory.resolve("evil")).doesNotExist();
  }

  @Test
  void hardLinksAndDevicesOutOfItAreRefused() throws Exception {
    Files.writeString(directory.resolve("task/secret"), "x");

    assertThat(
            failure(
                Archives.tarGz(
                    sources.resolve("a.tgz"), tar -> Archives.hardLink(tar, "a", "../secret")),
                Map.of()))
        .hasMessageContaining("leads out of its destination");
    assertThat(
            failure(
                Archives.tarGz(sources.resolve("b.tgz"), tar -> Archives.device(tar, "null")),
                Map.of()))
        .hasMessageContaining("neither a file nor a directory nor a link");
  }

  @Test
  void aBombIsStoppedAtTheLimit() throws Exception {
    policy = policy.withMaxBytes(1_000_000);
    Path bomb = Archives.zip(sources.resolve("bomb.zip"), "zeros", new byte[50_000_000]);
    assertThat(Files.size(bomb)).isLessThan(100_000);

    assertThat(failure(bomb, Map.of()))
        .hasMessage("it is larger than 1000000 bytes, which is the limit here");
    assertThat(Files.size(target.resolve("zeros"))).isLessThanOrEqualTo(1_000_000);
  }

  @Test
  void tooManyFilesAreStopped() throws Exception {
    policy = policy.withMaxFiles(3);
    Path source =
        Archives.tarGz(
            sources.resolve("a.tgz"),
            tar -> {
              for (int i = 0; i < 10; i++) {
                Archives.file(tar, "f" + i, "");
              }
            });

    assertThat(failure(source, Map.of())).hasMessageStartingWith("it has more than 3 files");
  }

  /** Numbers, since who else is on a machine differs. */
  @Test
  void whatWasFetchedIsGivenToAUserAndNothingElseIs() throws Exception {
    assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).isEqualTo(0);
    owner = "4711:4712";
    Path outside = Files.writeString(directory.resolve("outside"), "x");
    Files.createSymbolicLink(target.resolve("link"), outside);
    Path source = Archives.tarGz(sources.resolve("a.tgz"), tar -> Archives.file(tar, "in/a", "1"));

    fetch(source, Mode.ANY, Map.of());

    for (Path given : List.of(target, target.resolve("in"), target.resolve("in/a"))) {
      assertThat(Files.getAttribute(given, "unix:uid")).isEqualTo(4711);
      assertThat(Files.getAttribute(given, "unix:gid")).isEqualTo(4712);
    }
    assertThat(Files.getAttribute(outside, "unix:uid")).isEqualTo(0);
    assertThat(Files.getAttribute(target.getParent(), "unix:uid")).isEqualTo(0);
  }

  @Test
  void aUserThatIsNotThereIsRefused() throws Exception {
    assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).isEqualTo(0);
    owner = "nobody-of-this-name";
    Path source = Files.writeString(sources.resolve("a"), "a");

    assertThat(failure(source, Map.of()))
        .hasMessage("chown: this machine has no user or group \"nobody-of-this-name\"");
  }

  @Test
  void whatNobodyWantsAnyMoreIsNotFetched() throws Exception {
    Path source = Files.writeString(sources.resolve("a"), "a");
    ArtifactFetcher fetcher = new ArtifactFetcher(policy);

    ArtifactException failure =
        catchThrowableOfType(
            ArtifactException.class,
            () ->
                fetcher.fetch(
                    request(source.toUri().toString(), Mode.ANY, Map.of(), target), () -> true));

    assertThat(failure).hasMessage("the task was killed meanwhile");
  }

  @Test
  void aModeThatDoesNotFitIsRefused() throws Exception {
    Path plain = Files.writeString(sources.resolve("a"), "a");
    Path archive = Archives.zip(sources.resolve("a.zip"), "b", new byte[0]);

    assertThat(failure(plain.toUri().toString(), Mode.DIRECTORY))
        .hasMessageContaining("no archive");
    assertThat(failure(archive.toUri().toString(), Mode.FILE)).hasMessageContaining("many files");
    assertThat(failure(sources.toUri().toString(), Mode.FILE)).hasMessageContaining("a directory");
  }

  private void fetch(Path source, Mode mode, Map<String, String> options) throws ArtifactException {
    fetch(source, mode, options, target);
  }

  private void fetch(Path source, Mode mode, Map<String, String> options, Path destination)
      throws ArtifactException {
    new ArtifactFetcher(policy)
        .fetch(request(source.toUri().toString(), mode, options, destination), () -> false);
  }

  private ArtifactException failure(Path source, Map<String, String> options) {
    return failure("file://" + source, options);
  }

  private ArtifactException failure(String source, Map<String, String> options) {
    return failure(request(source, Mode.ANY, options, target));
  }

  private ArtifactException failure(String source, Mode mode) {
    return failure(request(source, mode, Map.of(), target));
  }

  private ArtifactException failure(ArtifactFetcher.Request request) {
    ArtifactFetcher fetcher = new ArtifactFetcher(policy);
    return catchThrowableOfType(ArtifactException.class, () -> fetcher.fetch(request, () -> false));
  }

  private ArtifactFetcher.Request request(
      String source, Mode mode, Map<String, String> options, Path destination) {
    return new ArtifactFetcher.Request(
        source, mode, options, Map.of(), destination, directory.resolve("task"), false, owner);
  }
}
