package dev.caravan.example.api;

import java.util.List;

/**
 * The answer to what changes a job.
 *
 * @param evalId the evaluation that makes it happen; empty if there is none
 * @param notes what of the job is kept and has no effect; only Caravan's servers tell
 */
public record Registration(
    String evalId, long jobModifyIndex, String warnings, List<String> notes) {}
