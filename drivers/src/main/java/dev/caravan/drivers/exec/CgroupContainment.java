package dev.caravan.drivers.exec;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskUsage.Measure;
import dev.caravan.drivers.process.Containment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Holds a task's processes in its control group. */
record CgroupContainment(ControlGroup group) implements Containment {
  /** How long the kernel may take to let go of processes that were killed. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(20);

  @Override
  public boolean isNone() {
    return false;
  }

  @Override
  public void make() throws IOException, DriverException {
    for (Path directory : group.directories()) {
      Files.createDirectories(directory);
    }
    for (Map.Entry<Path, String> setting : group.settings().entrySet()) {
      set(setting.getKey(), setting.getValue());
    }
  }

  @Override
  public String enter() {
    return group.directories().stream()
        .map(ControlGroup::members)
        .map(members -> "echo $$ > %s || exit 1\n".formatted(ControlGroup.quoted(members)))
        .collect(Collectors.joining());
  }

  @Override
  public String endAll() {
    return group.endAll();
  }

  @Override
  public void kill(Path sh) throws DriverException {
    try {
      Process script =
          new ProcessBuilder(sh.toString(), "-c", endAll())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean unused = script.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new DriverException("cannot end what is left of the task: " + e, true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException("interrupted while ending what is left of the task", true, e);
    }
  }

  @Override
  public List<Long> processes() throws IOException {
    try (var members = Files.lines(ControlGroup.members(group.directories().get(0)))) {
      return members.map(Long::valueOf).toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }

  @Override
  public Map<Measure, Double> measures() {
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    for (Counter counter : group.counters()) {
      counter.read().ifPresent(value -> measures.put(counter.measure(), value));
    }
    return measures;
  }

  @Override
  public TaskExit explain(TaskExit exit) {
    return exit.successful() || oomKills() == 0
        ? exit
        : new TaskExit(exit.exitCode(), exit.signal(), true, exit.error());
  }

  @Override
  public void remove(Path sh) throws IOException, DriverException {
    if (group.directories().stream().noneMatch(Files::exists)) {
      return;
    }
    kill(sh);
    for (Path directory : group.directories()) {
      delete(directory);
    }
  }

  private static void set(Path file, String value) throws DriverException {
    try {
      Files.writeString(file, value);
    } catch (IOException e) {
      throw new DriverException(
          "cannot set %s to %s: %s".formatted(file, value, e.getMessage()), true, e);
    }
  }

  private long oomKills() {
    try (var lines = Files.lines(group.oomEvents())) {
      return lines
          .filter(line -> line.startsWith("oom_kill "))
          .mapToLong(line -> Long.parseLong(line.substring("oom_kill ".length()).trim()))
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }

  /** A group can be removed once the kernel has buried its processes. */
  private static void delete(Path directory) throws IOException, DriverException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (Files.exists(directory)) {
      try {
        Files.delete(directory);
      } catch (NoSuchFileException gone) {
        return;
      } catch (IOException busy) {
        if (System.nanoTime() > deadline) {
          throw busy;
        }
        pause();
      }
    }
  }

  private static void pause() throws DriverException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException("interrupted while removing a control group", true, e);
    }
  }
}
