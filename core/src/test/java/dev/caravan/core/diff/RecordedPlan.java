package dev.caravan.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * What Nomad 1.1 answered to a plan, as far as it is about what jobs here can say. The answers are
 * in the files of {@code /diff}, each under a title.
 */
record RecordedPlan(String file, String title, Job before, Job after) {
  void isWhatComesOf(Map<String, DesiredUpdates> updates) {
    isWhatComesOf(JobDiffer.diff(before, after), updates);
  }

  void isWhatComesOf(JobDiff diff, Map<String, DesiredUpdates> updates) {
    assertThat(DiffTree.of(JobDiffAnnotator.annotate(diff, updates))).isEqualTo(recorded());
  }

  private String recorded() {
    return Arrays.stream(read().split("== "))
        .filter(plan -> plan.startsWith(title + "\n"))
        .map(plan -> plan.substring(title.length() + 1).strip() + "\n")
        .findFirst()
        .orElseThrow(() -> new AssertionError("no plan \"" + title + "\" in " + file));
  }

  private String read() {
    try (InputStream in = RecordedPlan.class.getResourceAsStream("/diff/" + file + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
