package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.eval.FileEvaluator;
import dev.caravan.core.jobspec.eval.Given;
import dev.caravan.core.jobspec.eval.Host;
import dev.caravan.core.jobspec.hcl.HclReader;
import dev.caravan.core.jobspec.json.JsonReader;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.jobspec.syntax.Flaw;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a job file may have from outside: values for its variables, and what its functions may see.
 * Immutable: each method gives new ones.
 *
 * <p>Of several values for one variable, one of {@link #with} counts first, then that of the last
 * file, then that of the environment, then the variable's default. A value for a variable that the
 * file does not declare is a problem, unless it comes from the environment; so is one longer than 1
 * MiB.
 */
public final class JobVariables {
  private static final String PREFIX = "NOMAD_VAR_";

  private static final JobVariables NONE =
      new JobVariables(Map.of(), Map.of(), Map.of(), Host.CLOSED);

  private final Map<String, Given.Input> single;
  private final Map<String, Given.Input> ofFiles;
  private final Map<String, String> environment;
  private final Host host;

  private JobVariables(
      Map<String, Given.Input> single,
      Map<String, Given.Input> ofFiles,
      Map<String, String> environment,
      Host host) {
    this.single = single;
    this.ofFiles = ofFiles;
    this.environment = environment;
    this.host = host;
  }

  /** No values, and a host that allows nothing. */
  public static JobVariables none() {
    return NONE;
  }

  /**
   * These, and a value.
   *
   * @param value a string, number, boolean, collection or map with string keys, of those again, or
   *     null; a string for a variable whose type is not simple is read as an HCL expression, as on
   *     Nomad's command line
   * @throws IllegalArgumentException if it is something else
   */
  public JobVariables with(String name, @Nullable Object value) {
    Map<String, Given.Input> more = new HashMap<>(single);
    more.put(name, PlainValues.input(value));
    return new JobVariables(more, ofFiles, environment, host);
  }

  /**
   * These, and the values of a file, which is read now.
   *
   * @param file attributes in HCL, or a JSON object, in UTF-8
   * @throws InvalidJobException if it cannot be read, with all that is wrong with it
   */
  public JobVariables fromFile(Path file) {
    return fromText(JobFile.read(file), file.toString());
  }

  /**
   * These, and the values that a text gives, as a file would.
   *
   * @param text attributes in HCL, or a JSON object
   * @param sourceName what to call the text in problems
   * @throws InvalidJobException with all that is wrong with it
   */
  public JobVariables fromText(String text, String sourceName) {
    Report report = new Report(sourceName);
    boolean json = text.stripLeading().startsWith("{");
    Document document = json ? JsonReader.readValues(text) : HclReader.read(text);
    List<Flaw> flaws = new ArrayList<>(document.flaws());
    Body body = document.body();
    Map<String, Given.Input> more = new HashMap<>(ofFiles);
    if (body != null) {
      more.putAll(FileEvaluator.values(body, flaws));
    }
    flaws.forEach(report::add);
    report.throwIfAny();
    return new JobVariables(single, more, environment, host);
  }

  /**
   * These, and the values of environment variables: {@code NOMAD_VAR_image} for {@code image}.
   *
   * @param variables such as {@link System#getenv()}; those with another prefix are passed over
   */
  public JobVariables fromEnvironment(Map<String, String> variables) {
    Map<String, String> more = new HashMap<>(environment);
    variables.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            more.put(name.substring(PREFIX.length()), value);
          }
        });
    return new JobVariables(single, ofFiles, more, host);
  }

  /**
   * These, with a directory that {@code file} and functions like it may read: the files in it and
   * below it, no others. Without one they may read nothing.
   */
  public JobVariables withDirectory(Path directory) {
    return new JobVariables(single, ofFiles, environment, new Host(directory, host.uuids()));
  }

  /**
   * These, with a source of random ones for {@code uuidv4} and the salt of {@code bcrypt}. Without
   * one these functions are refused.
   */
  public JobVariables withUuids(Supplier<UUID> source) {
    return new JobVariables(single, ofFiles, environment, new Host(host.directory(), source));
  }

  Given given() {
    Map<String, Given.Input> values = new HashMap<>(ofFiles);
    values.putAll(single);
    return new Given(values, environment, host);
  }
}
