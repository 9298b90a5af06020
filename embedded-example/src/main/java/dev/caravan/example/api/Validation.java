package dev.caravan.example.api;

import java.util.List;

/**
 * What is to be said of a job before anybody runs it.
 *
 * @param error all that keeps it from being registered; empty if nothing does
 * @param warnings what people are warned of; empty if there is nothing
 * @param notes what of the job is kept and has no effect; only Caravan's servers tell
 */
public record Validation(String error, String warnings, List<String> notes) {}
