package dev.caravan.core.jobspec.syntax;

/**
 * A name with a value, in a block or in an object value.
 *
 * @param name without quotes
 * @param position where the name is
 * @param value what it is set to
 */
public record Attribute(String name, Position position, Value value) {}
