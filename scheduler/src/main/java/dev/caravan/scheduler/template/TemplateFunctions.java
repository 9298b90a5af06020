package dev.caravan.scheduler.template;

import dev.caravan.core.gotemplate.TemplateFunction;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions that the templates of a task can call. */
public final class TemplateFunctions {
  /** Those whose result may be another one the next time they are called, for good. */
  public static final Set<String> CHANGING = Set.of("file", "nomadService", "nomadServices");

  private TemplateFunctions() {}

  /** Reads files for templates. */
  @FunctionalInterface
  public interface Files {

    /**
     * The text of a file.
     *
     * @param path as the template has it
     * @throws IOException if there is no such file, or it must not be read
     */
    String read(String path) throws IOException;
  }

  /** Tells templates of the services that run. */
  public interface Services {

    /** Where a service is reached, in the order of the ids of its registrations. */
    List<Map<String, Object>> named(String name);

    /** The names of all, each with its tags. */
    List<Map<String, Object>> all();
  }

  /**
   * All of them.
   *
   * @param env what {@code env} knows
   * @param clock what {@code timestamp} tells
   * @param files reads files for the template
   * @param services what {@code nomadService} and {@code nomadServices} know
   */
  public static Map<String, TemplateFunction> of(
      Map<String, String> env, Clock clock, Files files, Services services) {
    Functions functions = new Functions();
    TextFunctions.addTo(functions);
    NumberFunctions.addTo(functions);
    ListFunctions.addTo(functions);
    DataFunctions.addTo(functions);
    DigestFunctions.addTo(functions);
    SprigFunctions.addTo(functions);
    Unsupported.addTo(functions);
    environment(functions, env);
    functions.add(
        "timestamp",
        0,
        1,
        args -> GoTime.format(clock.instant(), args.size() == 0 ? "" : args.text(0)));
    functions
        .add("file", 1, args -> read(files, args.text(0)))
        .add("nomadService", 1, args -> services.named(args.text(0)))
        .add("nomadServices", 0, args -> services.all());
    return functions.all();
  }

  private static void environment(Functions functions, Map<String, String> env) {
    functions
        .add("env", 1, args -> env.getOrDefault(args.text(0), ""))
        .add("mustEnv", 1, args -> required(env, args.text(0)))
        .add(
            "envOrDefault",
            2,
            args -> {
              String value = env.getOrDefault(args.text(0), "");
              return value.isEmpty() ? args.text(1) : value;
            });
  }

  private static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the task has no variable " + name);
    }
    return value;
  }

  private static String read(Files files, String path) {
    try {
      return files.read(path);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read \"" + path + "\": " + e.getMessage(), e);
    }
  }
}
