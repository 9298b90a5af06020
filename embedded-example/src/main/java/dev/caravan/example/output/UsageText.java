package dev.caravan.example.output;

import dev.caravan.core.view.Bytes;
import dev.caravan.example.api.AllocationStats.CpuStats;
import dev.caravan.example.api.AllocationStats.MemoryStats;
import dev.caravan.example.api.AllocationStats.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that was measured of a task, in the tables that {@code alloc status -stats} adds. */
final class UsageText {
  private UsageText() {}

  /** The tables, each with its title; none if nothing was measured. */
  static List<String> of(Usage usage) {
    List<String> tables = new ArrayList<>();
    MemoryStats memory = usage.memoryStats();
    if (memory != null) {
      add("Memory Stats", memory.measured(), name -> of(memory, name), tables);
    }
    CpuStats cpu = usage.cpuStats();
    if (cpu != null) {
      add("CPU Stats", cpu.measured(), name -> of(cpu, name), tables);
    }
    return tables;
  }

  /** What has a name of which nothing is known here is left out. */
  private static void add(
      String title,
      List<String> measured,
      Function<String, @Nullable String> value,
      List<String> tables) {
    List<String> names =
        measured.stream().sorted().filter(name -> value.apply(name) != null).toList();
    if (!names.isEmpty()) {
      Table table = Table.of(names.toArray(String[]::new));
      table.row(names.stream().map(value).toArray());
      tables.add(title + "\n" + table.render());
    }
  }

  private static @Nullable String of(MemoryStats memory, String name) {
    return switch (name) {
      case "RSS" -> Bytes.ofBytes(memory.rss());
      case "Cache" -> Bytes.ofBytes(memory.cache());
      case "Swap" -> Bytes.ofBytes(memory.swap());
      case "Usage" -> Bytes.ofBytes(memory.usage());
      case "Max Usage" -> Bytes.ofBytes(memory.maxUsage());
      case "Kernel Usage" -> Bytes.ofBytes(memory.kernelUsage());
      case "Kernel Max Usage" -> Bytes.ofBytes(memory.kernelMaxUsage());
      default -> null;
    };
  }

  private static @Nullable String of(CpuStats cpu, String name) {
    return switch (name) {
      case "Percent" -> percent(cpu.percent());
      case "System Mode" -> percent(cpu.systemMode());
      case "User Mode" -> percent(cpu.userMode());
      case "Throttled Periods" -> Long.toString(cpu.throttledPeriods());
      case "Throttled Time" -> Long.toString(cpu.throttledTime());
      default -> null;
    };
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
