package dev.caravan.core.jobspec;

/** Paths in the directory of an allocation, as jobs write them. */
final class AllocationPath {
  private AllocationPath() {}

  /**
   * Whether a path leads out of the allocation's directory.
   *
   * @param base the directory in that of the allocation which the path starts from
   * @param path relative or, which is the same here, absolute
   */
  static boolean escapes(String base, String path) {
    int depth = 0;
    for (String segment : (base + "/" + path).split("/", -1)) {
      if (segment.equals("..")) {
        depth--;
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
