package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.SpecificationTable.Row;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the table of the job specification down for people. */
final class SpecificationDocs {
  private SpecificationDocs() {}

  static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            # Job specification

            What may stand in a job file, block by block, and what a key means that is left out. This page is written
            from the table that the tests of reading job files go by; a test keeps them the same.

            A key that is *kept without effect* is read, checked, stored and shown in plans, which note it where it
            asks for anything but the default; what an embedded scheduler has no use for, such as `vault`, is kept in the
            form of Nomad's API. One that is *refused when the job is registered* changes what runs, and
            the scheduler cannot do it yet.

            The defaults are those of `service` jobs. `batch` jobs have no `update` and no `migrate`; they restart 3
            times in 24h, and their `reschedule` is 1 attempt in 24h after a constant delay of 5s. `system` and `sysbatch`
            jobs run once on each node: they have no `reschedule`, no `affinity` and no `spread`, and restart as `service`
            and `batch` jobs do.
            """);
    List<Row> rows = SpecificationTable.rows();
    Set<String> blocks = new LinkedHashSet<>();
    rows.forEach(row -> blocks.add(row.block()));
    for (String block : blocks) {
      text.append("\n## `%s`\n\n".formatted(block));
      text.append("| Key | Type | Default | Supported |\n| --- | --- | --- | --- |\n");
      rows.stream().filter(row -> row.block().equals(block)).forEach(row -> text.append(line(row)));
    }
    return text.toString();
  }

  private static String line(Row row) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(row.key(), row.type(), fallback(row.fallback()), row.effect().words);
  }

  private static String fallback(Object fallback) {
    if (fallback == null) {
      return "none";
    }
    if (fallback instanceof Duration duration) {
      return DurationText.format(duration);
    }
    return fallback instanceof Enum<?> word
        ? word.name().toLowerCase(Locale.ROOT)
        : fallback.toString();
  }
}
