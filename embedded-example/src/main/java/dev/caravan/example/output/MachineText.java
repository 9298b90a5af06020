package dev.caravan.example.output;

import dev.caravan.core.view.Bytes;
import dev.caravan.example.api.HostStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a node's machine uses, in detail. */
final class MachineText {
  private MachineText() {}

  static List<String> sections(HostStats host, View view) {
    List<String> sections = new ArrayList<>();
    sections.add(
        view.heading("CPU Stats")
            + "\n"
            + host.cpus().stream().map(MachineText::cpu).collect(Collectors.joining("\n\n")));
    HostStats.Memory memory = host.memory();
    if (memory != null) {
      sections.add(view.heading("Memory Stats") + "\n" + memory(memory));
    }
    sections.add(
        view.heading("Disk Stats")
            + "\n"
            + host.diskStats().stream().map(MachineText::disk).collect(Collectors.joining("\n\n")));
    return sections;
  }

  private static String cpu(HostStats.Cpu cpu) {
    return new KeyValues()
        .with("CPU", cpu.name())
        .with("User", percent(cpu.user()))
        .with("System", percent(cpu.system()))
        .with("Idle", percent(cpu.idle()))
        .render();
  }

  private static String memory(HostStats.Memory memory) {
    return new KeyValues()
        .with("Total", Bytes.ofBytes(memory.total()))
        .with("Available", Bytes.ofBytes(memory.available()))
        .with("Used", Bytes.ofBytes(memory.used()))
        .with("Free", Bytes.ofBytes(memory.free()))
        .render();
  }

  private static String disk(HostStats.Disk disk) {
    return new KeyValues()
        .with("Device", disk.device())
        .with("MountPoint", disk.mountpoint())
        .with("Size", Bytes.ofBytes(disk.size()))
        .with("Used", Bytes.ofBytes(disk.used()))
        .with("Available", Bytes.ofBytes(disk.available()))
        .with("Used Percent", percent(disk.usedPercent()))
        .with("Inodes Percent", percent(disk.inodesUsedPercent()))
        .render();
  }

  private static String percent(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }
}
