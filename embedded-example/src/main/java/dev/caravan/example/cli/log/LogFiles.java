package dev.caravan.example.cli.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.storage.AuditHead;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.LogVerification;
import dev.caravan.core.storage.StorageException;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.ProgressBar;
import dev.caravan.example.client.ApiClient;
import java.nio.file.Path;

/** Looks at a log without an agent, which would not start on one that is damaged. */
final class LogFiles {
  private LogFiles() {}

  /** What an agent would say of the log in this directory. */
  static JsonNode verify(Path directory, String head, ProgressBar bar) {
    try (EventStorage log = EventStorage.readOnly(directory, null)) {
      return json(log.verify(head.isEmpty() ? null : AuditHead.parse(head), bar::show));
    } catch (StorageException | IllegalArgumentException e) {
      throw new CommandFailure("Error reading the log: " + e.getMessage());
    }
  }

  private static JsonNode json(LogVerification verification) {
    ObjectNode json =
        ApiClient.object()
            .put("Head", verification.head().toString())
            .put("Position", verification.head().position())
            .put("Hash", verification.head().hash())
            .put("Intact", verification.isIntact())
            .put("ChainedLater", verification.chainedLater());
    verification
        .problems()
        .forEach(
            problem ->
                json.withArray("Problems")
                    .addObject()
                    .put("Position", problem.position())
                    .put("Text", problem.text()));
    return json;
  }
}
