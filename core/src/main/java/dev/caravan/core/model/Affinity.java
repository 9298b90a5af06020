package dev.caravan.core.model;

/**
 * A wish about the node: those that meet it are preferred.
 *
 * @param attribute the left side, as written: {@code ${attr.kernel.name}}
 * @param operator one of Nomad's words: {@code =}, {@code !=}, {@code regexp}, {@code version} …
 * @param value the right side, as written
 * @param weight how much it counts, from -100 to 100; below zero, such nodes are avoided
 */
public record Affinity(String attribute, String operator, String value, int weight) {}
