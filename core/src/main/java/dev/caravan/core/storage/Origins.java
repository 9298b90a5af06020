package dev.caravan.core.storage;

import dev.caravan.core.event.Origin;
import dev.caravan.core.event.PlanBasis;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Where events came from, as metadata of Axon's. Only what says something is stored, under short
 * names: a log has millions of them.
 */
final class Origins {
  private static final String ACTOR = "actor";
  private static final String REQUEST = "request";
  private static final String CAUSE = "cause";
  private static final String UNIT = "unit";
  private static final String BASIS = "basis";
  private static final String AT = "at";
  private static final String CLOSE = "close";

  private Origins() {}

  static MetaData write(Origin origin) {
    Map<String, Object> values = new TreeMap<>();
    values.put(ACTOR, origin.actor());
    if (origin.request() != null) {
      values.put(REQUEST, origin.request());
    }
    if (origin.cause() != 0) {
      values.put(CAUSE, origin.cause());
    }
    if (origin.unit() != 0) {
      values.put(UNIT, origin.unit());
    }
    PlanBasis basis = origin.basis();
    if (basis != null) {
      values.put(BASIS, basis.position());
      values.put(AT, basis.now().toString());
      if (!basis.jobAntiAffinity()) {
        values.put(CLOSE, true);
      }
    }
    return MetaData.from(values);
  }

  static Origin read(MetaData values) {
    Object request = values.get(REQUEST);
    return new Origin(
        String.valueOf(values.get(ACTOR)),
        request == null ? null : request.toString(),
        number(values, CAUSE),
        (int) number(values, UNIT),
        basis(values));
  }

  private static @Nullable PlanBasis basis(MetaData values) {
    return values.containsKey(BASIS)
        ? new PlanBasis(
            number(values, BASIS),
            Instant.parse(String.valueOf(values.get(AT))),
            !values.containsKey(CLOSE))
        : null;
  }

  private static long number(MetaData values, String name) {
    return values.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
