package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.eval.Refusal.Exhaustion;
import java.util.ArrayList;
import java.util.List;

/** Text and lists that refuse to become too large. */
final class Bounded {
  private Bounded() {}

  static final class Text {
    private final StringBuilder out = new StringBuilder();

    Text append(CharSequence more) {
      check(more.length());
      out.append(more);
      return this;
    }

    Text repeat(char c, int times) {
      check(times);
      out.append(String.valueOf(c).repeat(times));
      return this;
    }

    private void check(int more) {
      if ((long) out.length() + more > Budget.MAX_TEXT) {
        throw new Exhaustion("this text becomes longer than 16 MiB; make it shorter");
      }
    }

    @Override
    public String toString() {
      return out.toString();
    }
  }

  static final class Items {
    private final List<Datum> values = new ArrayList<>();

    Items add(Datum value) {
      check(values.size() + 1L);
      values.add(value);
      return this;
    }

    Items addAll(List<Datum> more) {
      check((long) values.size() + more.size());
      values.addAll(more);
      return this;
    }

    static void check(long size) {
      if (size > Budget.MAX_ELEMENTS) {
        String message = "this list becomes longer than %,d items; make it shorter";
        throw new Exhaustion(message.formatted(Budget.MAX_ELEMENTS));
      }
    }

    int size() {
      return values.size();
    }

    Datum list() {
      return Datum.Items.list(values);
    }
  }
}
