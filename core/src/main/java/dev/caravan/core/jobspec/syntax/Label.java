package dev.caravan.core.jobspec.syntax;

/**
 * A label in a block's header: the {@code "cache"} of {@code group "cache"}.
 *
 * @param text without quotes
 * @param position where it is
 */
public record Label(String text, Position position) {}
