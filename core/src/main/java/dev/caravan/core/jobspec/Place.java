package dev.caravan.core.jobspec;

import org.jspecify.annotations.Nullable;

/**
 * A block of a job, however the job was made; printed as a {@link Problem}'s path.
 *
 * @param parent the block around it; null at the top
 * @param name its type and label: {@code group "cache"}
 * @param index how many of this name are before it in its parent
 */
record Place(@Nullable Place parent, String name, int index) {

  /** What is outside all blocks. */
  static final Place TOP = new Place(null, "", 0);

  static Place job(String id) {
    return TOP.labelled("job", id, 0);
  }

  Place labelled(String type, String label, int number) {
    return new Place(this, type + " \"" + label + "\"", number);
  }

  Place plain(String type, int number) {
    return new Place(this, type, number);
  }

  /** A block that occurs once. */
  Place only(String type) {
    return plain(type, 0);
  }

  @Override
  public String toString() {
    return parent == null || parent.name.isEmpty() ? name : parent + " > " + name;
  }
}
