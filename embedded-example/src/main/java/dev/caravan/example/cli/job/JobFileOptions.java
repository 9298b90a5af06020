package dev.caravan.example.cli.job;

import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.jobspec.JobLanguage;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.jobspec.JobVariables;
import dev.caravan.core.model.Job;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which job file, and how it is read. */
final class JobFileOptions {
  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "PATH",
      description = "The job file, in HCL or JSON; - for what is piped in.")
  private String path = "";

  @Option(
      names = "-var",
      paramLabel = "NAME=VALUE",
      description = "A value for a variable of the file. May be repeated.")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "-var-file",
      paramLabel = "PATH",
      description = "A file of values for variables. May be repeated; the last one counts.")
  private List<String> variableFiles = new ArrayList<>();

  @Option(names = "-hcl1", description = "Read the file as Nomad did before 1.0.")
  private boolean hcl1;

  @Option(
      names = "-hcl2-strict",
      arity = "0..1",
      fallbackValue = "true",
      description = "Only true is known: a value for a variable that is not there is an error.")
  @SuppressWarnings("UnusedVariable") // Taken for the sake of scripts that say it.
  private boolean hcl2Strict = true;

  @Option(names = "-json", description = "The file is JSON, which is found out anyway.")
  @SuppressWarnings("UnusedVariable") // Taken for the sake of scripts that say it.
  private boolean json;

  /** The path as it was given. */
  String path() {
    return path;
  }

  /** The options and the path, for another command that reads the file in the same way. */
  String asArguments() {
    StringBuilder arguments = new StringBuilder();
    if (hcl1) {
      arguments.append("-hcl1 ");
    }
    variables.forEach(one -> arguments.append("-var=\"").append(one).append("\" "));
    variableFiles.forEach(one -> arguments.append("-var-file=\"").append(one).append("\" "));
    return arguments.append(path).toString();
  }

  /**
   * The job that the file holds.
   *
   * @throws CommandFailure with all that keeps it from being read
   */
  Job read(Session session) {
    try {
      return parse(session);
    } catch (InvalidJobException e) {
      throw failure(":\n" + e.getMessage());
    } catch (IOException e) {
      throw failure(": " + e.getMessage());
    }
  }

  private CommandFailure failure(String reason) {
    return new CommandFailure(
        "Error getting job struct: Error parsing job file from " + path + reason);
  }

  private Job parse(Session session) throws IOException {
    String name = path.equals(STANDARD_INPUT) ? "<stdin>" : path;
    String text = text(session);
    return hcl1
        ? JobSpec.parse(text, name, JobLanguage.HCL1)
        : JobSpec.parse(text, name, variables(session));
  }

  private String text(Session session) throws IOException {
    if (path.equals(STANDARD_INPUT)) {
      return new String(session.in().readAllBytes(), StandardCharsets.UTF_8);
    }
    Path file = session.directory().resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new IOException("open " + path + ": no such file or directory");
    }
    return Files.readString(file);
  }

  /** A file on this machine may read others beside it, as with Nomad's command line. */
  private JobVariables variables(Session session) {
    JobVariables values =
        JobVariables.none()
            .withDirectory(session.directory())
            .withUuids(UUID::randomUUID)
            .fromEnvironment(session.environment());
    for (String file : variableFiles) {
      values = values.fromFile(session.directory().resolve(file));
    }
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      if (equals <= 0) {
        throw failure(": invalid value \"" + variable + "\" for flag -var; give NAME=VALUE");
      }
      values = values.with(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return values;
  }
}
