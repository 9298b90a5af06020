package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.gotemplate.GoTemplate;
import dev.caravan.core.gotemplate.GoTemplate.Delimiters;
import dev.caravan.core.gotemplate.GoTemplate.Rules;
import dev.caravan.core.gotemplate.TemplateException;
import dev.caravan.core.gotemplate.TemplateFunction;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.Template;
import dev.caravan.scheduler.runner.PreparationException.Remedy;
import dev.caravan.scheduler.template.TemplateFunctions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders the templates of tasks. Nothing that a template names is outside of its task's places.
 */
final class TaskTemplates {
  /** Larger files are no templates. */
  private static final int LARGEST_SOURCE = 16 << 20;

  private final TaskRequests requests;
  private final Clock clock;
  private final KnownServices services;

  /**
   * @param services that run
   */
  TaskTemplates(TaskRequests requests, Clock clock, KnownServices services) {
    this.requests = requests;
    this.clock = clock;
    this.services = services;
  }

  /**
   * Renders all templates of a task into its directories.
   *
   * @param isolated whether the task has a root directory of its own
   * @throws PreparationException if one cannot be rendered
   */
  void render(Assignment assignment, Task task, boolean isolated) throws PreparationException {
    if (task.templates().isEmpty()) {
      return;
    }
    Surroundings surroundings = surroundings(assignment, task, isolated);
    for (Template template : task.templates()) {
      try {
        render(template, surroundings).write();
      } catch (IOException | TemplateException e) {
        throw new PreparationException(
            TaskEvent.Type.KILLING, "Template failed: " + e.getMessage(), Remedy.KILL, e);
      }
    }
  }

  /** What a template would become now. */
  RenderedFile render(Assignment assignment, Task task, Template template, boolean isolated)
      throws IOException, TemplateException {
    return render(template, surroundings(assignment, task, isolated));
  }

  /** Whether a template may become something else while its task runs. */
  boolean changes(Assignment assignment, Task task, Template template) {
    try {
      Surroundings surroundings = surroundings(assignment, task, false);
      return !template.once()
          && !Collections.disjoint(
              parse(template, surroundings).functions(), TemplateFunctions.CHANGING);
    } catch (IOException | TemplateException e) {
      return false;
    }
  }

  /**
   * The variables that rendered templates add to a task's environment.
   *
   * @throws DriverException if one of them has something else
   */
  Map<String, String> environment(Assignment assignment, Task task) throws DriverException {
    List<Template> sources = task.templates().stream().filter(Template::env).toList();
    if (sources.isEmpty()) {
      return Map.of();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    Surroundings surroundings = surroundings(assignment, task, false);
    for (Template template : sources) {
      try {
        variables.putAll(EnvFile.parse(surroundings.read(template.destination())));
      } catch (IOException e) {
        throw new DriverException(
            "cannot read environment variables from template \"%s\": %s"
                .formatted(template.destination(), e.getMessage()),
            false,
            e);
      }
    }
    return variables;
  }

  private RenderedFile render(Template template, Surroundings surroundings)
      throws IOException, TemplateException {
    Rules rules = Rules.DEFAULT.withErrorOnMissingKey(template.errorOnMissingKey());
    Path destination = surroundings.place(template.destination());
    return new RenderedFile(
        surroundings.sandbox(),
        destination,
        parse(template, surroundings).render(Map.of(), rules),
        template);
  }

  private GoTemplate parse(Template template, Surroundings surroundings)
      throws IOException, TemplateException {
    boolean embedded = template.source().isEmpty();
    return GoTemplate.parse(
        embedded ? template.destination() : template.source(),
        embedded ? template.data() : surroundings.read(template.source()),
        new Delimiters(template.leftDelimiter(), template.rightDelimiter()),
        surroundings.functions(clock));
  }

  private Surroundings surroundings(Assignment assignment, Task task, boolean isolated) {
    return new Surroundings(
        requests.environment(assignment, task, isolated),
        requests.hostPaths(assignment, task),
        Sandbox.of(requests.places(assignment, task)),
        new TemplateServices(services, assignment.job().id().namespace()));
  }

  /**
   * What the templates of a task see.
   *
   * @param env its variables
   * @param paths what variables in paths stand for
   * @param sandbox where paths may lead
   * @param services that run
   */
  private record Surroundings(
      Map<String, String> env, Interpolation paths, Sandbox sandbox, TemplateServices services) {

    Map<String, TemplateFunction> functions(Clock clock) {
      return TemplateFunctions.of(env, clock, this::read, services);
    }

    Path place(String path) throws IOException {
      return sandbox.resolve(paths.keepingUnknown(path));
    }

    String read(String path) throws IOException {
      String known = paths.keepingUnknown(path);
      try (InputStream in = Channels.newInputStream(sandbox.open(known))) {
        byte[] content = in.readNBytes(LARGEST_SOURCE + 1);
        if (content.length > LARGEST_SOURCE) {
          throw new IOException("\"%s\" is larger than %d bytes".formatted(path, LARGEST_SOURCE));
        }
        return new String(content, StandardCharsets.UTF_8);
      }
    }
  }
}
