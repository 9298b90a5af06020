package dev.caravan.core.storage;

/**
 * An event as it is stored, word for word. What these words mean is told by {@link StoredEvents}.
 *
 * @param position its number in the whole log, from 1
 * @param time when it was written, ISO-8601
 * @param subject the job, allocation … that it happened to
 * @param sequence its number among the events of that subject, from 0
 * @param kind what the subject is: {@code Job}, {@code Allocation} …
 * @param id its own id
 * @param event the name of its type
 * @param revision the revision of its type
 * @param data what happened, as JSON
 * @param meta who asked for it and the like, as JSON
 */
record StoredEvent(
    long position,
    String time,
    String subject,
    long sequence,
    String kind,
    String id,
    String event,
    String revision,
    String data,
    String meta) {

  /** As people are told of it. */
  String describe() {
    return "event " + position + " (" + event + " of " + subject + ")";
  }
}
