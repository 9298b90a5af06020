package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.storage.AuditHead;
import dev.caravan.core.storage.LogArchive;
import dev.caravan.core.storage.LogVerification;
import dev.caravan.core.storage.LogVerification.Problem;

/** What concerns the log as a whole. */
public final class LogJson {
  private LogJson() {}

  /** Where a log ends. */
  public static ObjectNode head(AuditHead head) {
    return Json.object()
        .put("Head", head.toString())
        .put("Position", head.position())
        .put("Hash", head.hash());
  }

  /** What came of looking at all of a log. */
  public static ObjectNode verification(LogVerification verification) {
    ObjectNode json = head(verification.head());
    json.put("Intact", verification.isIntact()).put("ChainedLater", verification.chainedLater());
    json.set("Problems", Json.array(verification.problems().stream(), LogJson::problem));
    return json;
  }

  private static ObjectNode problem(Problem problem) {
    return Json.object().put("Position", problem.position()).put("Text", problem.text());
  }

  /** What came of archiving. */
  public static ObjectNode archive(LogArchive archive) {
    ObjectNode json = Json.object().put("Events", archive.events());
    archive.files().forEach(file -> json.withArray("Files").add(file.toString()));
    return json;
  }
}
