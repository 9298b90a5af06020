package dev.caravan.example;

/**
 * What the task runs. Where there are no images, it is a word that the task prints.
 *
 * @param before to begin with
 * @param after what it is updated to
 */
record TaskImages(String before, String after) {}
