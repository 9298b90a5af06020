package dev.caravan.core.model;

/**
 * An id made by the scheduler: 36 characters in the form of a UUID, time-ordered within one log.
 */
public sealed interface UniqueId permits AllocationId, EvaluationId, DeploymentId, NodeId {

  /** How many characters of an id people are shown. */
  int SHORT_LENGTH = 8;

  /** The whole id. */
  String value();

  /** The first eight characters: what status output shows and what people type. */
  default String shortId() {
    return value().length() <= SHORT_LENGTH ? value() : value().substring(0, SHORT_LENGTH);
  }
}
