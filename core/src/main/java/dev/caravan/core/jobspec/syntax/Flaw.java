package dev.caravan.core.jobspec.syntax;

/**
 * Something in a text that cannot be read.
 *
 * @param position where
 * @param place the block that it is in; the top if that is not known
 * @param message what is wrong and how to mend it
 */
public record Flaw(Position position, Place place, String message) {}
