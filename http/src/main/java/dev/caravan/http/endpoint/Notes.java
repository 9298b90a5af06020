package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Job;
import dev.caravan.http.json.Json;
import java.util.List;

/**
 * What of a job is kept and has no effect, in a field that Nomad has not: its clients take {@code
 * Warnings} for what Nomad warns of.
 */
final class Notes {
  private Notes() {}

  /** Adds {@code Notes} to an answer about a job, if there is anything to note. */
  static ObjectNode addTo(ObjectNode json, Job job) {
    List<Problem> notes = JobSpec.notes(job);
    if (!notes.isEmpty()) {
      json.set("Notes", Json.texts(notes.stream().map(Registrations::sentence)));
    }
    return json;
  }
}
