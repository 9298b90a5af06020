package dev.caravan.example.cli.job;

import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job init}: writes a job file to begin with. */
@Command(name = "init", description = "Create a job file as an example.")
public final class JobInitCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "What to write. Default: ${DEFAULT-VALUE}.")
  private String file = "example.nomad";

  @Option(names = "-short", description = "Leave the comments out.")
  private boolean brief;

  @Option(
      names = {"-h", "-help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // Its annotation is all that matters.
  private boolean help;

  /** For this session. */
  public JobInitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path path = session.directory().resolve(file);
    try {
      Files.writeString(
          path, brief ? withoutComments(text()) : text(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure("Job '" + file + "' already exists");
    } catch (IOException e) {
      throw new CommandFailure("Failed to write '" + file + "': " + e.getMessage());
    }
    session.out().println("Example job file written to " + file);
    return 0;
  }

  private static String text() {
    try (InputStream resource = JobInitCommand.class.getResourceAsStream("example.nomad")) {
      return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the example job file", e);
    }
  }

  private static String withoutComments(String text) {
    return text.lines()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
