package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file in which a task finds what its job was given when it was dispatched. */
final class PayloadFile {
  private PayloadFile() {}

  /** Writes the file if the task asks for it; an empty one where nothing was given, as Nomad. */
  static void write(Job job, Task task, Directories places) throws IOException {
    if (job.origin() == null || !job.isDispatched() || task.payloadFile() == null) {
      return;
    }
    Path file = Sandbox.of(places).resolve("local/" + task.payloadFile());
    Files.createDirectories(file.getParent());
    // The task may have put a link there before it was restarted.
    Files.deleteIfExists(file);
    Files.write(file, job.origin().payloadBytes(), StandardOpenOption.CREATE_NEW);
  }
}
