package dev.caravan.example.output;

import dev.caravan.example.api.CheckResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the checks of an allocation stand. */
public final class CheckListText {
  private CheckListText() {}

  /** What {@code alloc checks} shows. */
  public static String render(List<CheckResult> checks) {
    List<String> parts = new ArrayList<>();
    parts.add("Status of %d Nomad Service Checks".formatted(checks.size()));
    checks.forEach(check -> parts.add(render(check)));
    return String.join("\n\n", parts);
  }

  private static String render(CheckResult check) {
    KeyValues lines =
        new KeyValues()
            .with("ID", check.id())
            .with("Name", check.check())
            .with("Group", check.group())
            .with("Task", check.task().isEmpty() ? "(group)" : check.task())
            .with("Service", check.service())
            .with("Status", check.status());
    if (check.statusCode() > 0) {
      lines.with("StatusCode", check.statusCode());
    }
    return lines
        .with("Mode", check.mode())
        .with("Timestamp", Times.utc(Instant.ofEpochSecond(check.timestamp())))
        .with("Output", check.output())
        .render();
  }
}
