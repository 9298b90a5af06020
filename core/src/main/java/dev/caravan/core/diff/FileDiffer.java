package dev.caravan.core.diff;

import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/** Compares what a task finds in its file system: artifacts, templates, mounted volumes. */
final class FileDiffer {
  private FileDiffer() {}

  static List<ObjectDiff> artifacts(Sides<List<Artifact>> artifacts) {
    return ObjectDiffs.many(
        artifacts, change -> ObjectDiffs.inContext("Artifact", change, FileDiffer::fieldsOf));
  }

  static List<ObjectDiff> templates(Sides<List<Template>> templates) {
    return ObjectDiffs.many(templates, FileDiffer::template);
  }

  /** Mounts belong together by their place: a volume may be mounted more than once. */
  static List<ObjectDiff> mounts(Sides<List<VolumeMount>> mounts) {
    return ObjectDiffs.differing(
        Sides.byPosition(mounts),
        change -> ObjectDiffs.inContext("VolumeMount", change, FileDiffer::fieldsOf));
  }

  private static ObjectDiff template(Change<Template> change) {
    List<ObjectDiff> objects = new ArrayList<>();
    // Nomad calls the block by the name of the one that it is in.
    change
        .ifAny(Template::waiting)
        .map(waiting -> ObjectDiffs.inContext("Template", waiting, FileDiffer::fieldsOf))
        .ifPresent(objects::add);
    change.ifAny(Template::changeScript).map(FileDiffer::script).ifPresent(objects::add);
    List<FieldDiff> fields = FieldDiffs.inContext(change.fields(FileDiffer::fieldsOf));
    return new ObjectDiff(change.type(), "Template", fields, objects);
  }

  private static ObjectDiff script(Change<Template.ChangeScript> change) {
    List<ObjectDiff> objects = new ArrayList<>();
    ObjectDiffs.wordsInContext("Args", change.list(Template.ChangeScript::args))
        .ifPresent(objects::add);
    List<FieldDiff> fields = FieldDiffs.inContext(change.fields(FileDiffer::fieldsOf));
    return new ObjectDiff(change.type(), "ChangeScript", fields, objects);
  }

  private static Fields fieldsOf(Artifact artifact) {
    return new Fields()
        .ifSet("Chown", artifact.chown())
        .withEach("GetterHeaders", artifact.headers())
        .ifSet("GetterInsecure", artifact.insecure())
        .with("GetterMode", artifact.mode().word())
        .withEach("GetterOptions", artifact.options())
        .with("GetterSource", artifact.source())
        .with("RelativeDest", artifact.destination());
  }

  private static Fields fieldsOf(Template template) {
    return new Fields()
        .with("ChangeMode", template.changeMode().word())
        .with("ChangeSignal", template.changeSignal())
        .with("DestPath", template.destination())
        .with("EmbeddedTmpl", template.data())
        .with("Envvars", template.env())
        .ifSet("ErrMissingKey", template.errorOnMissingKey())
        .ifThere("Gid", template.gid())
        .with("LeftDelim", template.leftDelimiter())
        .ifSet("Once", template.once())
        .with("Perms", template.perms())
        .with("RightDelim", template.rightDelimiter())
        .with("SourcePath", template.source())
        .with("Splay", template.splay())
        .ifThere("Uid", template.uid())
        .with("VaultGrace", template.vaultGrace());
  }

  private static Fields fieldsOf(Template.Wait waiting) {
    return new Fields().with("Max", waiting.max()).with("Min", waiting.min());
  }

  private static Fields fieldsOf(Template.ChangeScript script) {
    return new Fields()
        .with("Command", script.command())
        .with("FailOnError", script.failOnError())
        .with("Timeout", script.timeout());
  }

  private static Fields fieldsOf(VolumeMount mount) {
    return new Fields()
        .with("Destination", mount.destination())
        .with("PropagationMode", mount.propagationMode())
        .with("ReadOnly", mount.readOnly())
        .ifSet("SELinuxLabel", mount.selinuxLabel())
        .with("Volume", mount.volume());
  }
}
