package dev.caravan.core.jobspec.json;

/** What is put into the directory of a task, in Nomad's API. */
final class FileShapes {
  private FileShapes() {}

  static final Shape ARTIFACT =
      new Shape.Builder("artifact")
          .attribute("GetterSource", "source")
          .attribute("GetterOptions", "options")
          .attribute("GetterHeaders", "headers")
          .attribute("GetterMode", "mode")
          .attribute("GetterInsecure", "insecure")
          .attribute("Chown", "chown")
          .attribute("RelativeDest", "destination")
          .build();

  private static final Shape CHANGE_SCRIPT =
      new Shape.Builder("change_script")
          .attribute("Command", "command")
          .attribute("Args", "args")
          .attribute("Timeout", "timeout")
          .attribute("FailOnError", "fail_on_error")
          .build();

  private static final Shape WAIT =
      new Shape.Builder("wait").attribute("Min", "min").attribute("Max", "max").build();

  static final Shape TEMPLATE =
      new Shape.Builder("template")
          .attribute("SourcePath", "source")
          .attribute("EmbeddedTmpl", "data")
          .attribute("DestPath", "destination")
          .attribute("ChangeMode", "change_mode")
          .attribute("ChangeSignal", "change_signal")
          .attribute("Splay", "splay")
          .attribute("Perms", "perms")
          .attribute("LeftDelim", "left_delimiter")
          .attribute("RightDelim", "right_delimiter")
          .attribute("Envvars", "env")
          .attribute("Uid", "uid")
          .attribute("Gid", "gid")
          .attribute("ErrMissingKey", "error_on_missing_key")
          .attribute("Once", "once")
          .attribute("VaultGrace", "vault_grace")
          .optionalBlock("ChangeScript", CHANGE_SCRIPT)
          .optionalBlock("Wait", WAIT)
          .build();

  static final Shape VOLUME_MOUNT =
      new Shape.Builder("volume_mount")
          .attribute("Volume", "volume")
          .attribute("Destination", "destination")
          .attribute("ReadOnly", "read_only")
          .attribute("PropagationMode", "propagation_mode")
          .attribute("SELinuxLabel", "selinux_label")
          .build();
}
