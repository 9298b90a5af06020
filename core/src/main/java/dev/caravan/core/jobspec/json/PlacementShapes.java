package dev.caravan.core.jobspec.json;

/** What a job says of the nodes it is for, in Nomad's API. */
final class PlacementShapes {
  private PlacementShapes() {}

  static final Shape CONSTRAINT =
      new Shape.Builder("constraint")
          .attribute("LTarget", "attribute")
          .attribute("RTarget", "value")
          .attribute("Operand", "operator")
          .build();

  static final Shape AFFINITY =
      new Shape.Builder("affinity")
          .attribute("LTarget", "attribute")
          .attribute("RTarget", "value")
          .attribute("Operand", "operator")
          .attribute("Weight", "weight")
          .build();

  private static final Shape TARGET =
      new Shape.Builder("target").label("Value").attribute("Percent", "percent").build();

  static final Shape SPREAD =
      new Shape.Builder("spread")
          .attribute("Attribute", "attribute")
          .attribute("Weight", "weight")
          .blocks("SpreadTarget", TARGET)
          .build();
}
