package dev.caravan.core.model;

/**
 * Why a driver of a node cannot run tasks now.
 *
 * @param detected whether it could before: what it has started may still run, and it may recover
 * @param description what is wrong
 */
public record DriverProblem(boolean detected, String description) {}
