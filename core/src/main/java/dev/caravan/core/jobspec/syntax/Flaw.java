package dev.caravan.core.jobspec.syntax;

/**
 * Something in a text that cannot be read.
 *
 * @param position where
 * @param message what is wrong and how to mend it
 */
public record Flaw(Position position, String message) {}
