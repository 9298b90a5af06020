package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.VolumeMount;

/** What is put into the directory of a task, as JSON. */
final class FileNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FileNodes() {}

  static ObjectNode artifact(Artifact artifact) {
    ObjectNode json = NODES.objectNode();
    json.put("GetterSource", artifact.source());
    Members.putStrings(json, "GetterOptions", artifact.options());
    Members.putStrings(json, "GetterHeaders", artifact.headers());
    json.put("GetterMode", artifact.mode().word());
    json.put("GetterInsecure", artifact.insecure());
    json.put("Chown", artifact.chown());
    json.put("RelativeDest", artifact.destination());
    return json;
  }

  static ObjectNode template(Template template) {
    ObjectNode json = NODES.objectNode();
    json.put("SourcePath", template.source());
    json.put("EmbeddedTmpl", template.data());
    json.put("DestPath", template.destination());
    putChange(json, template);
    json.put("Splay", template.splay().toNanos());
    json.put("Perms", template.perms());
    json.put("LeftDelim", template.leftDelimiter());
    json.put("RightDelim", template.rightDelimiter());
    json.put("Envvars", template.env());
    if (template.uid() != null) {
      json.put("Uid", template.uid());
    }
    if (template.gid() != null) {
      json.put("Gid", template.gid());
    }
    if (template.waiting() != null) {
      json.set("Wait", waiting(template.waiting()));
    }
    json.put("ErrMissingKey", template.errorOnMissingKey());
    json.put("Once", template.once());
    json.put("VaultGrace", template.vaultGrace().toNanos());
    return json;
  }

  private static void putChange(ObjectNode json, Template template) {
    json.put("ChangeMode", template.changeMode().word());
    json.put("ChangeSignal", template.changeSignal());
    if (template.changeScript() != null) {
      json.set("ChangeScript", script(template.changeScript()));
    }
  }

  private static ObjectNode script(Template.ChangeScript script) {
    ObjectNode json = NODES.objectNode();
    json.put("Command", script.command());
    Members.putAll(json, "Args", script.args(), NODES::textNode);
    json.put("Timeout", script.timeout().toNanos());
    json.put("FailOnError", script.failOnError());
    return json;
  }

  private static ObjectNode waiting(Template.Wait waiting) {
    ObjectNode json = NODES.objectNode();
    json.put("Min", waiting.min().toNanos());
    json.put("Max", waiting.max().toNanos());
    return json;
  }

  static ObjectNode mount(VolumeMount mount) {
    ObjectNode json = NODES.objectNode();
    json.put("Volume", mount.volume());
    json.put("Destination", mount.destination());
    json.put("ReadOnly", mount.readOnly());
    json.put("PropagationMode", mount.propagationMode());
    json.put("SELinuxLabel", mount.selinuxLabel());
    return json;
  }
}
