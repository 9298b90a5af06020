package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.Template.ChangeMode;
import dev.caravan.core.model.Template.ChangeScript;
import dev.caravan.core.model.Template.Wait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with the templates of a task. */
final class TemplateValidator {
  /** What fits into the twelve bits that a file's permissions have. */
  private static final Pattern PERMISSIONS = Pattern.compile("0*[0-7]{1,4}");

  private final Findings findings;

  TemplateValidator(Findings findings) {
    this.findings = findings;
  }

  void validate(List<Template> templates, Place task) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < templates.size(); i++) {
      Template template = templates.get(i);
      Place place = task.plain("template", i);
      template(template, place);
      Integer first = numbers.putIfAbsent(template.destination(), i + 1);
      findings.require(
          first == null || template.destination().isEmpty(),
          place,
          "destination",
          "Template %d has same destination as %d",
          i + 1,
          first);
    }
  }

  private void template(Template template, Place place) {
    findings.require(
        !template.source().isEmpty() || !template.data().isEmpty(),
        place,
        "data",
        "Must specify a source path or have an embedded template: add source or data");
    destination(template, place);
    change(template, place);
    findings.require(
        !template.splay().isNegative(), place, "splay", "Must specify positive splay value");
    findings.require(
        PERMISSIONS.matcher(template.perms()).matches(),
        place,
        "perms",
        "Failed to parse \"%s\" as octal: write permissions such as \"0644\"",
        template.perms());
    if (template.waiting() != null) {
      waiting(template.waiting(), place.only("wait"));
    }
  }

  private void destination(Template template, Place place) {
    String destination = template.destination();
    findings.require(
        !destination.isEmpty(),
        place,
        "destination",
        "Must specify a destination for the template: add destination = \"local/…\"");
    findings.require(
        !AllocationPath.escapes("task", destination),
        place,
        "destination",
        "destination escapes allocation directory: \"%s\"",
        destination);
  }

  private void change(Template template, Place place) {
    boolean signals = template.changeMode() == ChangeMode.SIGNAL;
    findings.require(
        !signals || !template.changeSignal().isEmpty(),
        place,
        "change_signal",
        "Must specify signal value when change mode is signal");
    Optional.of(template.changeSignal())
        .filter(signal -> !signal.isEmpty())
        .flatMap(SignalNames::wrong)
        .ifPresent(message -> findings.add(place, "change_signal", message));
    findings.require(
        !signals || !template.env(),
        place,
        "change_mode",
        "cannot use signals with env var templates: the environment of a task that runs stays"
            + " as it is; use restart");
    ChangeScript script = template.changeScript();
    findings.require(
        template.changeMode() != ChangeMode.SCRIPT || script != null,
        place,
        "change_script",
        "must specify change script configuration value when change mode is script");
    if (script != null && template.changeMode() == ChangeMode.SCRIPT) {
      script(script, place.only("change_script"));
    }
  }

  private void script(ChangeScript script, Place place) {
    findings.require(
        !script.command().isEmpty(),
        place,
        "command",
        "must specify script path value when change mode is script");
    findings.require(
        !script.timeout().isNegative(),
        place,
        "timeout",
        "change script timeout must be a positive value");
  }

  private void waiting(Wait waiting, Place place) {
    findings.require(
        !waiting.min().isNegative(), place, "min", "wait min must be a positive value");
    findings.require(
        waiting.min().isNegative() || waiting.min().compareTo(waiting.max()) <= 0,
        place,
        "min",
        "wait min %s is greater than max %s",
        DurationText.format(waiting.min()),
        DurationText.format(waiting.max()));
  }
}
