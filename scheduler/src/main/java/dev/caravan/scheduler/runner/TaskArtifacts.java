package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.scheduler.artifact.ArtifactException;
import dev.caravan.scheduler.artifact.ArtifactFetcher;
import dev.caravan.scheduler.runner.PreparationException.Remedy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Fetches the artifacts of tasks into their directories. */
final class TaskArtifacts {
  private final TaskRequests requests;
  private final ArtifactFetcher fetcher;

  TaskArtifacts(TaskRequests requests, ArtifactFetcher fetcher) {
    this.requests = requests;
    this.fetcher = fetcher;
  }

  /**
   * Fetches all of a task, one after the other.
   *
   * @param cancelled whether the task is to end before it has started
   * @throws PreparationException if one cannot be fetched
   */
  void fetch(Assignment assignment, Task task, BooleanSupplier cancelled)
      throws PreparationException {
    Directories places = requests.places(assignment, task);
    Interpolation variables = requests.hostPaths(assignment, task);
    for (Artifact artifact : task.artifacts()) {
      try {
        fetcher.fetch(request(artifact, task, places, variables), cancelled);
      } catch (ArtifactException e) {
        throw failure(artifact, e, e.isRecoverable() ? Remedy.TRY_AGAIN : Remedy.GIVE_UP);
      } catch (IOException e) {
        throw failure(artifact, e, Remedy.GIVE_UP);
      }
    }
  }

  private static ArtifactFetcher.Request request(
      Artifact artifact, Task task, Directories places, Interpolation variables)
      throws IOException {
    return new ArtifactFetcher.Request(
        variables.keepingUnknown(artifact.source()),
        artifact.mode(),
        resolved(artifact.options(), variables),
        resolved(artifact.headers(), variables),
        Sandbox.of(places).resolve(variables.keepingUnknown(artifact.destination())),
        places.task().resolve("tmp"),
        artifact.insecure(),
        artifact.chown() ? task.user() : null);
  }

  private static Map<String, String> resolved(Map<String, String> values, Interpolation variables) {
    Map<String, String> resolved = new LinkedHashMap<>();
    values.forEach((key, value) -> resolved.put(key, variables.keepingUnknown(value)));
    return resolved;
  }

  private static PreparationException failure(Artifact artifact, Exception cause, Remedy remedy) {
    return new PreparationException(
        TaskEvent.Type.ARTIFACT_DOWNLOAD_FAILED,
        "failed to download artifact \"%s\": %s".formatted(artifact.source(), cause.getMessage()),
        remedy,
        cause);
  }
}
