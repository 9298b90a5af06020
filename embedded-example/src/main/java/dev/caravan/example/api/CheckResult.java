package dev.caravan.example.api;

/**
 * How a check of a service stands.
 *
 * @param statusCode of HTTP; 0 of other checks
 * @param timestamp when it was asked last, in seconds since 1970
 * @param task empty for a service of the group
 */
public record CheckResult(
    String id,
    String mode,
    String status,
    int statusCode,
    String output,
    long timestamp,
    String group,
    String task,
    String service,
    String check) {}
