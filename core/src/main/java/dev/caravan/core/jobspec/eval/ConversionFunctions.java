package dev.caravan.core.jobspec.eval;

/** Conversions between types, for those who miss them beside {@code convert}. */
final class ConversionFunctions {
  private ConversionFunctions() {}

  static void addTo(FunctionTable table) {
    TypeConstraint any = new TypeConstraint.Any();
    table
        .add("tobool", 1, a -> convert(a, TypeConstraint.Primitive.BOOL))
        .add("tolist", 1, a -> convert(a, new TypeConstraint.ItemsOf(any, false)))
        .add("tomap", 1, a -> convert(a, new TypeConstraint.MapOf(any)))
        .add("tonumber", 1, a -> convert(a, TypeConstraint.Primitive.NUMBER))
        .add("toset", 1, a -> convert(a, new TypeConstraint.ItemsOf(any, true)))
        .add("tostring", 1, a -> convert(a, TypeConstraint.Primitive.STRING));
  }

  private static Datum convert(Arguments arguments, TypeConstraint type) {
    try {
      return type.convert(arguments.get(0), "its argument");
    } catch (Refusal refusal) {
      throw arguments.refuse("%s", refusal.message());
    }
  }
}
