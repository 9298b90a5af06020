package dev.caravan.core.jobspec.syntax;

/**
 * A word where only some others have a meaning.
 *
 * @param place the block that it is in
 * @param key the attribute
 * @param word what is written there
 */
public record UnknownWord(Place place, String key, String word) {}
