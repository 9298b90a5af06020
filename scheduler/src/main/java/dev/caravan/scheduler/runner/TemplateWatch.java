package dev.caravan.scheduler.runner;

import dev.caravan.core.gotemplate.TemplateException;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.Template.ChangeMode;
import dev.caravan.core.model.Template.ChangeScript;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time what the templates of a running task would become, writes what has
 * changed, and does then what they say about it. One that cannot be rendered stays as it was.
 */
final class TemplateWatch {
  private static final Logger LOG = LoggerFactory.getLogger(TemplateWatch.class);

  /** As often as consul-template looks at files. */
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final RunnerContext context;
  private final Assignment assignment;
  private final Task task;
  private final Reaction reaction;
  private final List<Template> watched;
  private final Map<Template, Quiescence> pending = new HashMap<>();
  private volatile boolean over;

  /** What the change of a template leads to. */
  interface Reaction {
    void restartTask();

    void signalTask(String name);

    void runScript(ChangeScript script);
  }

  private TemplateWatch(
      RunnerContext context,
      Assignment assignment,
      Task task,
      List<Template> watched,
      Reaction reaction) {
    this.context = context;
    this.assignment = assignment;
    this.task = task;
    this.watched = watched;
    this.reaction = reaction;
  }

  /** Begins to watch; does nothing for a task without templates that may change. */
  static TemplateWatch start(
      RunnerContext context, Assignment assignment, Task task, Reaction reaction) {
    List<Template> watched =
        task.templates().stream()
            .filter(template -> context.templates().changes(assignment, task, template))
            .toList();
    TemplateWatch watch = new TemplateWatch(context, assignment, task, watched, reaction);
    watch.lookLater();
    return watch;
  }

  /** The run has ended. */
  void stop() {
    over = true;
  }

  private void lookLater() {
    if (!over && !watched.isEmpty()) {
      context.threads().later(INTERVAL, () -> context.threads().releases().execute(this::look));
    }
  }

  private void look() {
    List<Template> changed = new ArrayList<>();
    for (Template template : watched) {
      try {
        if (!over && hasChanged(template)) {
          changed.add(template);
        }
      } catch (IOException | TemplateException e) {
        LOG.warn(
            "Template \"{}\" of task {} stays as it was", template.destination(), task.name(), e);
      }
    }
    react(changed);
    lookLater();
  }

  private boolean hasChanged(Template template) throws IOException, TemplateException {
    boolean isolated = context.drivers().isolates(task);
    RenderedFile file = context.templates().render(assignment, task, template, isolated);
    if (file.isWritten()) {
      pending.remove(template);
      return false;
    }
    Quiescence change =
        Quiescence.after(pending.get(template), file.text(), context.clock().instant());
    pending.put(template, change);
    if (!change.isOver(template.waiting(), context.clock().instant())) {
      return false;
    }
    pending.remove(template);
    file.write();
    return true;
  }

  /** A restart makes up for signals and scripts, as in Nomad. */
  private void react(List<Template> changed) {
    if (changed.stream().anyMatch(template -> template.changeMode() == ChangeMode.RESTART)) {
      context.threads().later(delay(changed), reaction::restartTask);
      return;
    }
    Set<String> signals =
        changed.stream()
            .filter(template -> template.changeMode() == ChangeMode.SIGNAL)
            .map(Template::changeSignal)
            .collect(Collectors.toCollection(TreeSet::new));
    signals.forEach(
        signal -> context.threads().later(delay(changed), () -> reaction.signalTask(signal)));
    changed.stream()
        .filter(template -> template.changeMode() == ChangeMode.SCRIPT)
        .flatMap(template -> Stream.ofNullable(template.changeScript()))
        .forEach(
            script -> context.threads().later(delay(changed), () -> reaction.runScript(script)));
  }

  /** Within the longest splay; where in it, the allocation's id says, so that they spread. */
  private Duration delay(List<Template> changed) {
    long splay = changed.stream().mapToLong(each -> each.splay().toMillis()).max().orElse(0);
    return splay <= 0
        ? Duration.ZERO
        : Duration.ofMillis(Math.floorMod(assignment.allocation().id().hashCode(), splay));
  }
}
