package dev.caravan.example.output;

import dev.caravan.core.diff.DiffText;
import dev.caravan.core.diff.JobDiff;
import dev.caravan.example.api.Job;
import org.jspecify.annotations.Nullable;

/** A version of a job as {@code job history} prints it. */
public final class JobVersionText {
  private JobVersionText() {}

  /**
   * The version.
   *
   * @param diff what differs from the version before; null if that is not to be told
   */
  public static String render(Job version, @Nullable JobDiff diff, View view) {
    KeyValues lines =
        new KeyValues()
            .with("Version", version.version())
            .with("Stable", version.stable())
            .with("Submit Date", Times.utc(version.submitTime()));
    if (diff != null) {
      lines.withTextBelow("Diff", DiffText.render(diff, view.verbose(), view.style()));
    }
    return lines.render();
  }
}
