package dev.caravan.core.storage;

/**
 * A piece of an archive: events that stand in one file behind one another, in the order of the log
 * though seldom without gaps, and are read together.
 *
 * @param first the position of its first event
 * @param last the position of its last event
 * @param file the name of the file
 * @param offset where in the file it begins
 * @param length how many bytes it has there, which is a whole member of gzip
 * @param digest SHA-256 of these bytes
 */
record ArchivedBlock(long first, long last, String file, long offset, int length, Hash digest) {
  boolean mayHave(long position) {
    return first <= position && position <= last;
  }
}
