package dev.caravan.example.api;

/**
 * The answer to what changes a job.
 *
 * @param evalId the evaluation that makes it happen; empty if there is none
 */
public record Registration(String evalId, long jobModifyIndex, String warnings) {}
