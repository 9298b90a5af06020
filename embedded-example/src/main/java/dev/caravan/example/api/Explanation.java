package dev.caravan.example.api;

/**
 * Why an allocation is where it is, or is not elsewhere.
 *
 * @param text all of it, for people
 */
public record Explanation(String text) {}
