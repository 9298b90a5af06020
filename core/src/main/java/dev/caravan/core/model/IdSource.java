package dev.caravan.core.model;

/** Where fresh ids come from. Given the same source, a run makes the same ids. */
@FunctionalInterface
public interface IdSource {

  /** A fresh id: lower case, in the form of a UUID, greater than the one before. */
  String next();
}
