package dev.caravan.core.diff;

import java.util.Comparator;
import java.util.List;

/** The order in which Nomad lists what a diff consists of. */
final class DiffOrder {
  private static final List<DiffType> TYPES =
      List.of(DiffType.EDITED, DiffType.ADDED, DiffType.DELETED, DiffType.NONE);

  static final Comparator<FieldDiff> FIELDS =
      Comparator.comparing(FieldDiff::name)
          .thenComparing(FieldDiff::before)
          .thenComparing(FieldDiff::after);

  /** Of blocks of one kind: by what happened to them, then the smaller first, then by content. */
  static final Comparator<ObjectDiff> OBJECTS =
      Comparator.comparing(ObjectDiff::name)
          .thenComparingInt(object -> TYPES.indexOf(object.type()))
          .thenComparingInt(object -> object.fields().size())
          .thenComparingInt(object -> object.objects().size())
          .thenComparing(ObjectDiff::fields, DiffOrder::compareFields)
          .thenComparing(ObjectDiff::objects, DiffOrder::compareObjects);

  private DiffOrder() {}

  /** By the place of their names in a list; what is not in it comes last. */
  static Comparator<ObjectDiff> byKind(List<String> names) {
    return Comparator.comparingInt(
        object -> {
          int place = names.indexOf(object.name());
          return place < 0 ? names.size() : place;
        });
  }

  private static int compareFields(List<FieldDiff> some, List<FieldDiff> others) {
    return compare(some, others, FIELDS);
  }

  private static int compareObjects(List<ObjectDiff> some, List<ObjectDiff> others) {
    return compare(some, others, OBJECTS);
  }

  /** Lists of the same length, by the first that differs. */
  private static <T> int compare(List<T> some, List<T> others, Comparator<T> order) {
    for (int i = 0; i < some.size(); i++) {
      int result = order.compare(some.get(i), others.get(i));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }
}
