package dev.caravan.core.model;

/**
 * A rule that a node must meet.
 *
 * @param attribute the left side, as written: {@code ${attr.kernel.name}}
 * @param operator one of Nomad's words: {@code =}, {@code !=}, {@code regexp}, {@code version} …
 * @param value the right side, as written
 */
public record Constraint(String attribute, String operator, String value) {}
