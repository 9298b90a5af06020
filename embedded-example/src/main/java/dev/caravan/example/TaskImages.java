package dev.caravan.example;

import picocli.CommandLine.TypeConversionException;

/**
 * What the task runs. Where there are no images, it is a word that the task prints.
 *
 * @param before to begin with
 * @param after what it is updated to
 */
record TaskImages(String before, String after) {
  static final TaskImages DEFAULT = new TaskImages("redis:3.2", "redis:4.0");

  /** Reads two different images with a comma between them. */
  static TaskImages parse(String text) {
    String[] images = text.split(",", -1);
    if (images.length != 2
        || images[0].isBlank()
        || images[1].isBlank()
        || images[0].equals(images[1])) {
      throw new TypeConversionException(
          "two different images are wanted, as " + DEFAULT + ", not " + text);
    }
    return new TaskImages(images[0], images[1]);
  }

  /** The form that is read. */
  @Override
  public String toString() {
    return before + "," + after;
  }
}
